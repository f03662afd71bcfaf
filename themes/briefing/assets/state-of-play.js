/* The state of play on any day. The page holds a row for each way in which a measure stood, with its first and its last
   day: those of the as-of day in its tables, the others in a template. A day is shown by putting the rows of that day
   into the tables; what they say and whom they cite is all in the page. Runs from a disk, too. */
(function () {
  "use strict";

  /* The rows of a day, in the order of the tables. Days are ISO dates: as text they stand in the order of time. */
  function rowsOn(rows, day) {
    return rows.filter(function (row) {
      return row.dataset.from <= day && day <= row.dataset.to;
    }).sort(function (one, other) {
      return one.dataset.order - other.dataset.order;
    });
  }

  /* The nearest day before (-1) or after (1) a day on which something changed, if there is one. */
  function change(rows, day, step) {
    return rows.map(function (row) {
      return row.dataset.from;
    }).filter(function (from) {
      return step < 0 ? from < day : from > day;
    }).sort()[step < 0 ? "pop" : "shift"]();
  }

  /* The rows of a table above which the name of their kind stands: the first of each, in a table of so many rows or more
     and of several kinds. */
  function headed(rows, least) {
    var first = rows.filter(function (row, at) {
      return !at || row.dataset.kind !== rows[at - 1].dataset.kind;
    });
    return rows.length < least || first.length < 2 ? [] : first;
  }

  /* Outside a browser, these are to be tested. */
  if (typeof document === "undefined") {
    module.exports = { rowsOn: rowsOn, change: change, headed: headed };
    return;
  }

  var control = document.querySelector(".any-day");
  var others = document.getElementById("other_days");
  if (!control || !others) {
    return;
  }
  var field = control.querySelector("input");
  var status = control.querySelector("[role=status]");
  var groups = document.querySelectorAll("section[data-group]");
  var lead = document.querySelector(".lead .date");
  var notes = document.querySelectorAll(".notes li");
  var balance = document.querySelector(".notes .sources-balance");
  var rows = dated(document).concat(dated(others.content));
  var asOf = document.querySelector(".years [aria-current]");
  var shown = field.max;

  function dated(holder) {
    return Array.from(holder.querySelectorAll("tr[data-from]"));
  }

  function words(day) {
    var parts = day.split("-").map(Number);
    var month = control.dataset.months.split("|")[parts[1] - 1];
    return control.dataset.pattern.replace("{day}", parts[2]).replace("{month}", month).replace("{year}", parts[0]);
  }

  /* In the row of links to the groups. */
  function count(group, number) {
    var shown = document.querySelector(".jump [data-count='" + group + "']");
    shown.textContent = number;
    shown.closest("li").hidden = !number;
  }

  function withKinds(own) {
    var first = headed(own, Number(control.dataset.headed));
    return own.flatMap(function (row) {
      return first.includes(row) ? [heading(row.dataset.kind), row] : [row];
    });
  }

  function heading(kind) {
    var row = document.createElement("tr");
    var cell = document.createElement("th");
    row.className = "kind-row";
    cell.colSpan = 6;
    cell.scope = "rowgroup";
    cell.textContent = kind;
    row.append(cell);
    return row;
  }

  function fill(found) {
    groups.forEach(function (group) {
      var own = found.filter(function (row) {
        return row.dataset.group === group.dataset.group;
      });
      var body = group.querySelector("tbody");
      body.textContent = "";
      body.append.apply(body, withKinds(own));
      group.hidden = !own.length;
      count(group.dataset.group, own.length);
    });
  }

  /* A note stays if a marker that leads to it is shown, and keeps its number. */
  function cite() {
    notes.forEach(function (note, at) {
      var backs = Array.from(note.querySelectorAll(".backs a"));
      backs.forEach(function (back) {
        back.href = back.dataset.href || back.hash;
        back.hidden = !document.getElementById(back.hash.slice(1));
      });
      note.value = at + 1;
      note.hidden = backs.length > 0 && backs.every(function (back) {
        return back.hidden;
      });
    });
    if (balance) {
      balance.hidden = shown !== field.max;
    }
  }

  /* The day in the address, so that it can be shared. A browser that refuses shows the day all the same. */
  function keep() {
    var address = new URL(location.href);
    address.searchParams.delete("on");
    if (shown !== field.max) {
      address.searchParams.set("on", shown);
    }
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      return;
    }
  }

  /* The day to which a button leads, if it leads anywhere now. */
  function target(button) {
    var step = Number(button.dataset.step);
    return step ? change(rows, shown, step) : shown !== field.max && field.max;
  }

  /* One that leads nowhere keeps the focus, which it would lose if it were really disabled. */
  function buttons() {
    control.querySelectorAll("button").forEach(function (button) {
      button.setAttribute("aria-disabled", !target(button));
    });
  }

  function say(text, count) {
    status.textContent = text.replace("{day}", words(shown)).replace("{count}", count);
  }

  function show(day) {
    var found = rowsOn(rows, day);
    shown = field.value = day;
    lead.dataset.edtf = lead.firstChild.dateTime = day;
    lead.firstChild.textContent = words(day);
    lead.nextSibling.replaceWith(lead.nextSibling.data);   /* the old full stop would be seen to move */
    fill(found);
    cite();
    buttons();
    asOf.setAttribute("aria-current", day === field.max ? "page" : "false");   /* bold all the same: nothing moves */
    say(control.dataset.shown, found.length);
  }

  function isDay() {
    return field.value && field.validity.valid;
  }

  /* The field itself knows what a day is, and which days the record has. */
  function read() {
    var asked = new URLSearchParams(location.search).get("on") || field.max;
    field.value = asked;
    var good = isDay();
    field.value = good ? asked : field.max;
    if (field.value !== shown) {
      show(field.value);
    }
    if (!good) {
      say(control.dataset.wrong);
      keep();
    }
  }

  field.addEventListener("input", function () {
    if (isDay() && field.value !== shown) {
      show(field.value);
      keep();
    }
  });

  /* While a day is typed it may be none yet; when the field is left it says what is shown. */
  field.addEventListener("blur", function () {
    if (!isDay()) {
      field.value = shown;
      say(control.dataset.wrong);
    }
  });

  control.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    var day = button && target(button);
    if (day) {
      show(day);
      keep();
    }
  });

  window.addEventListener("popstate", read);
  control.hidden = false;
  buttons();
  say(control.dataset.shown, rowsOn(rows, shown).length);   /* from the beginning: room is kept for it */
  read();
})();
