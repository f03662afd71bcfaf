/* The timeline's filters work without this script, which adds what a style cannot: the choice in the address, so that
   it can be shared, the number of events read out, and no headings over nothing when several filters meet. And the
   exchange of blows begins with the latest one in view. */
(function () {
  "use strict";

  if (typeof document === "undefined") {
    return;
  }
  var frame = document.querySelector(".chart-frame:has(.blows)");
  var today = frame && frame.querySelector(".today");
  if (today) {
    var edge = frame.getBoundingClientRect();
    frame.scrollLeft += today.getBoundingClientRect().left - edge.left - 0.6 * edge.width;
  }

  var filters = document.querySelector(".filters");
  if (!filters) {
    return;
  }
  var page = document.querySelector(".timeline-page");
  var inputs = Array.from(filters.querySelectorAll("input"));
  var status = page.querySelector("[role=status]");
  var entries = Array.from(page.querySelectorAll(".entry"));

  /* Asked of its boxes: a browser works out the styles of what stands in a hidden month one by one, for a second. */
  function isShown(entry) {
    return entry.getClientRects().length > 0;
  }

  function chosen() {
    return inputs.filter(function (input) {
      return input.checked && input.value;
    });
  }

  /* A month, a year or what is to come, if a filter leaves nothing of it. */
  function fold(shown) {
    page.querySelectorAll(".year, .month, .upcoming").forEach(function (part) {
      part.hidden = !shown.some(function (entry) {
        return part.contains(entry);
      });
    });
  }

  function update() {
    fold(entries);
    var shown = entries.filter(isShown);
    fold(shown);
    var words = shown.length ? status.dataset.shown : status.dataset.none;
    status.textContent = chosen().length
      ? words.replace("{shown}", shown.length).replace("{count}", entries.length)
      : "";
  }

  /* A browser that refuses shows the choice all the same. */
  function keep() {
    var address = new URL(location.href);
    address.search = new URLSearchParams(chosen().map(function (input) {
      return [input.name, input.value];
    }));
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      return;
    }
  }

  function read() {
    var asked = new URLSearchParams(location.search);
    inputs.forEach(function (input) {
      input.checked = input.value ? asked.getAll(input.name).includes(input.value) : !asked.has(input.name);
    });
    filters.open = filters.open || chosen().length > 0 || matchMedia("(width >= 75rem)").matches;
    update();
  }

  /* Of an address with a value that is not offered, the rest counts. */
  function mend() {
    inputs.forEach(function (input) {
      var group = inputs.filter(function (other) {
        return other.name === input.name;
      });
      if (!input.value && !group.some(function (other) { return other.checked; })) {
        input.checked = true;
      }
    });
  }

  filters.addEventListener("change", function () {
    update();
    keep();
  });
  /* The values are put back after the event. */
  filters.addEventListener("reset", function () {
    window.setTimeout(function () {
      update();
      keep();
      /* The button beside the number goes when nothing is chosen any more. */
      if (!filters.contains(document.activeElement)) {
        filters.querySelector("summary").focus();
      }
    });
  });
  window.addEventListener("popstate", function () {
    read();
    mend();
  });
  read();
  mend();
  keep();   /* what is not offered leaves the address, too */
})();
