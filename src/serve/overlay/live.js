/* Waits until the site has changed, then puts the page's new body in the place of the old one: where the reader was, and
   sooner than a browser loads a page anew. It does load it where other styles or scripts are asked for. */
(function () {
  "use strict";

  var version = document.currentScript.dataset.version;
  var place = "briefgen " + location.pathname;
  var left = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (left !== null) {
    history.scrollRestoration = "manual";
    window.scrollTo(0, Number(left));
    window.addEventListener("load", function () {
      window.scrollTo(0, Number(left));
      history.scrollRestoration = "auto";
    });
  }

  function reload() {
    sessionStorage.setItem(place, String(window.scrollY));
    location.reload();
  }

  function parts(page) {
    return Array.from(page.querySelectorAll("link[rel=stylesheet], script[src]"), function (part) {
      return part.getAttribute("href") || part.getAttribute("src");
    }).join(" ");
  }

  /* The page's own scripts found the old body: they run once more. */
  function runAgain() {
    document.head.querySelectorAll("script[src]").forEach(function (script) {
      if (!script.dataset.version) {
        var again = document.createElement("script");
        again.setAttribute("src", script.getAttribute("src"));   // as it is written: it tells a page from another
        script.replaceWith(again);
      }
    });
  }

  function show(html) {
    var page = new DOMParser().parseFromString(html, "text/html");
    var next = page.querySelector("script[data-version]");
    if (!next || parts(page) !== parts(document)) {
      return reload();
    }
    version = next.dataset.version;
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    runAgain();
    wait();
  }

  function later() {
    window.setTimeout(wait, 500);
  }

  function text(response) {
    return response.text();
  }

  function wait() {
    fetch("/_briefgen/news/" + version, { cache: "no-store" }).then(function (response) {
      return response.ok ? response.text() : Promise.reject(response.status);
    }).then(function (now) {
      return now === version ? wait() : fetch(location.href, { cache: "no-store" }).then(text).then(show);
    }).catch(later);
  }

  wait();
})();
