/* The search: reads the index that lies beside it in small scripts, which it loads as a query needs them, so that it works
   from a disk too. What is in them: docs/search.md. */
(function () {
  "use strict";

  /* Most files of terms that are loaded for one word; of the words that begin with it some may then be passed over. One
     letter begins too many. */
  var MOST_FILES = 4;
  /* How many results are shown at once: the text of each lies in a file of its own, or nearly. */
  var AT_ONCE = 8;
  /* How much of a text is shown, in letters, and how much of that before the first word that was found. */
  var EXCERPT = 200;
  var BEFORE = 50;
  /* A word counts twice as much as one that only begins with it. */
  var EXACT = 2;

  var HAN = /[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  var LETTER = /[\p{Alphabetic}\p{N}]/u;
  var DIGITS = "#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}";
  var BASE = DIGITS.length / 2;
  var FILTERS = ["date", "kind", "person", "place", "side", "topic"];

  function isDigit(letter) {
    return letter >= "0" && letter <= "9";
  }

  /* An English plural loses its s, here as in the index. */
  function singular(word, plurals) {
    return plurals && word.length > 3 && /^[a-z]*s$/.test(word) && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  }

  /* The words of a text: as the index has them. */
  function words(text, plurals) {
    var found = [];
    var word = "";
    var run = [];
    var letters = Array.from(text.normalize("NFKD").toLowerCase()).filter(function (letter) {
      return !/\p{M}/u.test(letter);
    });

    function stop() {
      if (word) {
        found.push(singular(word, plurals));
      }
      if (run.length === 1) {
        found.push(run[0]);
      }
      run.slice(1).forEach(function (letter, at) {
        found.push(run[at] + letter);
      });
      word = "";
      run = [];
    }

    letters.forEach(function (letter, at) {
      if (HAN.test(letter)) {
        if (word) {
          stop();
        }
        run.push(letter);
      } else if (LETTER.test(letter)) {
        if (run.length) {
          stop();
        }
        word += letter;
      } else if ((letter === "." || letter === ",") && isDigit(letters[at - 1]) && isDigit(letters[at + 1])) {
        word += letter === "." ? letter : "";
      } else if (letter !== "'" && letter !== "’") {
        stop();
      }
    });
    stop();
    return found;
  }

  /* A query's terms: filters as in "person:he-lifeng", days as in 2025-05-12, and words, each once. */
  function parse(query, plurals) {
    var terms = [];
    query.trim().split(/\s+/).forEach(function (part) {
      var filter = /^([a-z]+):(.+)$/i.exec(part);
      if (filter && FILTERS.includes(filter[1].toLowerCase())) {
        terms.push(part.toLowerCase());
      } else if (/^\d{4}-\d\d(-\d\d)?$/.test(part)) {
        terms.push("date:" + part);
      } else {
        terms = terms.concat(words(part, plurals));
      }
    });
    return Array.from(new Set(terms));
  }

  function isFilter(term) {
    return term.includes(":");
  }

  /* Puts the documents of a term into a map, with what each says of it. */
  function decode(postings, times, into) {
    postings.split("!").forEach(function (group) {
      var next = 0;
      var number = 0;
      var scale = 1;
      for (var at = 1; at < group.length; at += 1) {
        var digit = DIGITS.indexOf(group[at]);
        number += digit % BASE * scale;
        scale *= BASE;
        if (digit < BASE) {
          next += number;
          into.set(next, Math.max(into.get(next) || 0, group[0] * times));
          next += 1;
          number = 0;
          scale = 1;
        }
      }
    });
  }

  /* The place of the last of some sorted keys that is not behind one. */
  function lastUpTo(keys, key) {
    var low = 0;
    var high = keys.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (keys[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /* The files that hold the terms that begin with one. A filter that is whole needs no more than its own. */
  function filesOf(keys, term) {
    var first = Math.max(lastUpTo(keys, term), 0);
    var most = term.length > 1 || HAN.test(term) ? MOST_FILES : 1;
    var last = Math.min(lastUpTo(keys, term + "\uffff"), first + most - 1);
    return Array.from({ length: last - first + 1 }, function (_, at) {
      return first + at;
    });
  }

  /* What is found for a term in the files that may hold it: documents with what they say of it. */
  function match(term, files) {
    var found = new Map();
    var hasWhole = isFilter(term) && files.some(function (file) {
      return Object.hasOwn(file, term);
    });
    files.forEach(function (file) {
      Object.keys(file).forEach(function (key) {
        if (key === term || !hasWhole && key.startsWith(term) && isFilter(key) === isFilter(term)) {
          decode(file[key], key === term ? EXACT : 1, found);
        }
      });
    });
    return found;
  }

  /* The documents that have all terms, the best first; of equals the first. If none has, those that have most of the words
     and pass all filters. */
  function rank(terms, matches) {
    var scores = new Map();
    matches.forEach(function (found) {
      found.forEach(function (score, id) {
        var known = scores.get(id) || { id: id, count: 0, score: 0 };
        known.count += 1;
        known.score += score;
        scores.set(id, known);
      });
    });
    var all = Array.from(scores.values()).filter(function (one) {
      return matches.every(function (found, at) {
        return !isFilter(terms[at]) || found.has(one.id);
      });
    });
    var most = Math.max.apply(null, all.map(function (one) {
      return one.count;
    }).concat(0));
    var best = all.filter(function (one) {
      return one.count === most;
    }).sort(function (one, other) {
      return other.score - one.score || one.id - other.id;
    });
    return {
      isWhole: most === terms.length,
      ids: best.map(function (one) {
        return one.id;
      }),
    };
  }

  /* Where in a text the terms stand: [start, end, term], in order and apart. */
  function spans(text, terms, plurals) {
    var found = [];
    var latin = terms.filter(function (term) {
      return !isFilter(term) && !HAN.test(term);
    });
    Array.from(text.matchAll(/\d+(?:[.,]\d+)+|[\p{Alphabetic}\p{N}\p{M}'’]+/gu)).forEach(function (token) {
      var own = words(token[0], plurals);
      var term = latin.find(function (term) {
        return own.some(function (word) {
          return word === term || term.length > 2 && word.startsWith(term);
        });
      });
      if (term) {
        found.push([token.index, token.index + token[0].length, term]);
      }
    });
    terms.filter(function (term) {
      return HAN.test(term);
    }).forEach(function (term) {
      for (var at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
        found.push([at, at + term.length, term]);
      }
    });
    found.sort(function (one, other) {
      return one[0] - other[0];
    });
    return found.reduce(function (apart, span) {
      var last = apart[apart.length - 1];
      if (last && span[0] <= last[1]) {
        last[1] = Math.max(last[1], span[1]);
      } else {
        apart.push(span);
      }
      return apart;
    }, []);
  }

  /* The part of a text in which most of the terms stand. */
  function excerpt(text, found) {
    var best = { start: 0, count: 0 };
    found.forEach(function (span) {
      var near = found.filter(function (other) {
        return other[0] >= span[0] && other[1] < span[0] + EXCERPT - BEFORE;
      });
      var count = new Set(near.map(function (other) {
        return other[2];
      })).size;
      if (count > best.count) {
        best = { start: span[0], count: count };
      }
    });
    var start = best.start <= BEFORE ? 0 : text.indexOf(" ", best.start - BEFORE) + 1;
    if (start > best.start || best.start > BEFORE && start === 0) {
      start = best.start - (HAN.test(text[best.start - 1]) ? 10 : 0);
    }
    var end = start + EXCERPT;
    if (end < text.length && text.lastIndexOf(" ", end) > best.start + EXCERPT / 2) {
      end = text.lastIndexOf(" ", end);
    }
    return [start, Math.min(end, text.length)];
  }

  /* Outside a browser, these are to be tested. */
  if (typeof document === "undefined") {
    module.exports = { words: words, parse: parse, decode: decode, filesOf: filesOf, match: match, rank: rank,
      spans: spans, excerpt: excerpt };
    return;
  }

  var form = document.querySelector(".search-form");
  if (!form) {
    return;
  }
  var field = form.querySelector("input");
  var status = document.querySelector(".search-status");
  var list = document.querySelector(".results");
  var more = document.querySelector(".more-results");
  var index = document.querySelector(".a-z");
  var root = form.dataset.root;
  var kinds = form.dataset.kinds.split("|");
  var loading = new Map();
  var waiting = null;
  var shown = { ids: [], terms: [], count: 0 };

  window.briefgenSearch = function (kind, number, data) {
    loading.get(kind + number).resolve(data);
  };

  /* A file of the index, loaded once. */
  function load(kind, number) {
    var known = loading.get(kind + number);
    if (known) {
      return known.promise;
    }
    var entry = {};
    entry.promise = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      entry.resolve = resolve;
      script.onerror = function () {
        loading.delete(kind + number);
        script.remove();
        reject(new Error("search"));
      };
      script.src = form.dataset.index.replace("index", kind === "index" ? kind : kind + "-" + number);
      document.head.append(script);
    });
    loading.set(kind + number, entry);
    return entry.promise;
  }

  function loadAll(kind, numbers) {
    return Promise.all(numbers.map(function (number) {
      return load(kind, number);
    }));
  }

  /* What is found for a query. */
  function find(manifest, query) {
    var terms = parse(query, manifest.plurals);
    return Promise.all(terms.map(function (term) {
      return loadAll("terms", filesOf(manifest.terms, term));
    })).then(function (files) {
      var found = rank(terms, files.map(function (files, at) {
        return match(terms[at], files);
      }));
      return { terms: terms, ids: found.ids, isWhole: found.isWhole, count: 0 };
    });
  }

  function element(name, className, children) {
    var made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    made.append.apply(made, children);
    return made;
  }

  /* A stretch of a text, with marks around the words that were found. */
  function marked(text, found, start, end) {
    var parts = [];
    var at = start;
    found.filter(function (span) {
      return span[0] >= start && span[1] <= end;
    }).forEach(function (span) {
      parts.push(text.slice(at, span[0]), element("mark", "", [text.slice(span[0], span[1])]));
      at = span[1];
    });
    parts.push(text.slice(at, end));
    return parts;
  }

  /* A row of the index: title, address, kind, date, text; perhaps the whole of which it is a part, the title's language, and
     names in other languages. */
  function result(row, terms, plurals) {
    var title = row[0];
    var text = row[4];
    var link = element("a", "", [row[5] ? row[5] + ": " : ""].concat(
      marked(title, spans(title, terms, plurals), 0, title.length)));
    link.href = root + row[1];
    if (row[6]) {
      link.lang = row[6];
    }
    (row[7] || []).forEach(function (name) {
      var also = element("span", "", marked(name[1], spans(name[1], terms, plurals), 0, name[1].length));
      also.lang = name[0];
      link.append(" ", also);
    });
    var meta = [kinds[row[2]], row[3]].filter(Boolean).map(function (part) {
      return element("span", "", [part]);
    });
    var found = spans(text, terms, plurals);
    var part = excerpt(text, found);
    var says = marked(text, found, part[0], part[1]);
    var item = element("li", "", [
      element("p", "entry-meta", meta.flatMap(function (one) {
        return [one, " "];
      })),
      element("p", "entry-title", [link]),
    ]);
    if (text) {
      item.append(element("p", "entry-detail", [part[0] ? "… " : ""].concat(says, part[1] < text.length ? " …" : "")));
    }
    return item;
  }

  /* Puts the next results below those that are there, each as soon as it is known and those before it are shown. */
  function showMore(manifest) {
    var asked = shown;
    var ids = shown.ids.slice(shown.count, shown.count + AT_ONCE);
    shown.count += ids.length;
    more.hidden = shown.count >= shown.ids.length;
    var files = ids.map(function (id) {
      return lastUpTo(manifest.documents, id);
    });
    var coming = files.map(function (file) {
      return load("documents", file);
    });
    return ids.reduce(function (before, id, at) {
      return before.then(function () {
        return coming[at];
      }).then(function (rows) {
        if (asked === shown) {
          list.append(result(rows[id - manifest.documents[files[at]]], shown.terms, manifest.plurals));
        }
      });
    }, Promise.resolve());
  }

  function say(text, values) {
    status.textContent = Object.keys(values).reduce(function (text, name) {
      return text.replace("{" + name + "}", values[name]);
    }, text);
  }

  function clear() {
    list.textContent = "";
    more.hidden = true;
    index.hidden = false;
    say("", {});
  }

  /* Answers what stands in the field. An answer that comes after a later question is passed over. */
  function answer() {
    var query = field.value;
    keep(query);
    if (!query.trim()) {
      shown = { ids: [], terms: [], count: 0 };
      clear();
      return;
    }
    load("index", 0).then(function (manifest) {
      return find(manifest, query).then(function (found) {
        if (query !== field.value) {
          return null;
        }
        shown = found;
        list.textContent = "";
        index.hidden = true;
        var words = !found.ids.length ? "none" : found.isWhole ? found.ids.length === 1 ? "one" : "found" : "some";
        say(form.dataset[words], { count: found.ids.length, query: query.trim() });
        return showMore(manifest);
      });
    }).catch(function () {
      clear();
      say(form.dataset.failed, {});
    });
  }

  /* The query in the address, so that it can be shared and is there again on the way back. A browser that refuses
     searches all the same. */
  function keep(query) {
    var address = new URL(location.href);
    address.searchParams.delete("q");
    if (query.trim()) {
      address.searchParams.set("q", query);
    }
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      return;
    }
  }

  /* Up and down lead from the field through the results and back. */
  function move(event) {
    var links = Array.from(list.querySelectorAll("a"));
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    var stops = [field].concat(links);
    var next = stops[stops.indexOf(document.activeElement) + step];
    if (event.key === "Escape" && document.activeElement !== field) {
      next = field;
    }
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    answer();
  });
  field.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 40);
  });
  field.addEventListener("keydown", move);
  list.addEventListener("keydown", move);
  more.addEventListener("click", function () {
    var before = list.children.length;
    load("index", 0).then(showMore).then(function () {
      var first = list.children[before];
      if (first) {
        first.querySelector("a").focus();
      }
    });
  });

  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) {
    answer();
  } else {
    load("index", 0).catch(function () {});
  }
})();
