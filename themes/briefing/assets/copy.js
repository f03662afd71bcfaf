/* Buttons that copy a text of the page. Each stands in a hidden paragraph until this script shows it, so that there is
   no button without a script; its words come with it. Runs from a disk, too, where there may be no clipboard to write
   to: then the text is selected, and the reader copies it. */
(function () {
  "use strict";

  function select(target) {
    if (target.select) {
      target.focus();
      target.select();
      return;
    }
    var range = document.createRange();
    range.selectNodeContents(target);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function text(target) {
    return target.value === undefined ? target.textContent.trim() : target.value;
  }

  /* The old way: it works only within a reader's own click, and needs the selection. */
  function copySelected(button, target) {
    select(target);
    var done = false;
    try {
      done = document.execCommand("copy");
    } catch (error) {
      done = false;
    }
    if (done) {
      button.focus();
    }
    return done;
  }

  /* Emptied first: the same words twice would not be said again. */
  function say(button, words) {
    var status = button.parentNode.querySelector("[role=status]");
    status.textContent = "";
    window.setTimeout(function () {
      status.textContent = words;
    }, 50);
  }

  function copy(button, target) {
    function byHand() {
      say(button, copySelected(button, target) ? button.dataset.copied : button.dataset.byHand);
    }
    if (!navigator.clipboard || !navigator.clipboard.writeText) {
      byHand();
      return;
    }
    navigator.clipboard.writeText(text(target)).then(function () {
      say(button, button.dataset.copied);
    }, byHand);
  }

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var target = document.getElementById(button.dataset.copy);
    if (!target) {
      return;
    }
    button.addEventListener("click", function () {
      copy(button, target);
    });
    button.parentNode.hidden = false;
  });

  /* One click selects a text area, as it does any other text to copy. A selection that somebody drags stays theirs. */
  document.querySelectorAll(".export textarea").forEach(function (area) {
    area.addEventListener("click", function () {
      if (area.selectionStart === area.selectionEnd) {
        area.select();
      }
    });
  });
})();
