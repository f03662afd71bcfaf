/* Waits until the site has changed, then loads the page anew where the reader was. */
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

  function later() {
    window.setTimeout(wait, 500);
  }

  function wait() {
    fetch("/_briefgen/news/" + version, { cache: "no-store" }).then(function (response) {
      return response.ok ? response.text() : version;
    }).then(function (now) {
      if (now === version) {
        wait();
      } else {
        reload();
      }
    }).catch(later);
  }

  wait();
})();
