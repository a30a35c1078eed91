/* Turns the text area of library-editor.jelly into an editor: line numbers, problems by line, Tab that indents. */
(function () {
  const PAUSE_MILLIS = 500;
  const INDENT = "  ";

  /** Where a place is in a text; columns count characters, of which some take two units of a JavaScript string. */
  function offsetOf(text, line, column) {
    let start = 0;
    for (let number = 1; number < line && text.indexOf("\n", start) >= 0; number++) {
      start = text.indexOf("\n", start) + 1;
    }
    const end = text.indexOf("\n", start);
    const characters = Array.from(text.substring(start, end < 0 ? text.length : end));
    return start + characters.slice(0, column - 1).join("").length;
  }

  function lineCount(text) {
    let lines = 1;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      lines++;
    }
    return lines;
  }

  /** Line numbers beside a text area. Only those in sight exist, so that long texts cost no more than short ones. */
  function createGutter(element, text) {
    const lines = document.createElement("div");
    lines.className = "golden-image-editor__lines";
    element.appendChild(lines);
    const style = window.getComputedStyle(text);
    const lineHeight = parseFloat(style.lineHeight) || 20;
    const padding = parseFloat(style.paddingTop) || 0;
    let count = 0;
    let problems = new Map();

    function draw() {
      const first = Math.max(0, Math.floor((text.scrollTop - padding) / lineHeight));
      const last = Math.min(count, first + Math.ceil(text.clientHeight / lineHeight) + 1);
      lines.textContent = "";
      lines.style.transform = "translateY(" + (padding + first * lineHeight - text.scrollTop) + "px)";
      for (let line = first + 1; line <= last; line++) {
        const number = document.createElement("div");
        number.textContent = line;
        if (problems.has(line)) {
          number.className = "golden-image-editor__problem";
          number.title = problems.get(line);
        }
        lines.appendChild(number);
      }
    }

    return {
      lineHeight: lineHeight,
      draw: draw,
      recount: function () {
        count = lineCount(text.value);
        element.style.width = String(count).length + 2.5 + "ch";
        draw();
      },
      mark: function (found) {
        problems = new Map();
        found.forEach((problem) => {
          const earlier = problems.get(problem.line);
          problems.set(problem.line, (earlier ? earlier + "\n" : "") + problem.message);
        });
        draw();
      },
    };
  }

  function problemText(problem, lineWord, parent) {
    function add(name, className, content) {
      const child = document.createElement(name);
      child.className = className;
      child.textContent = content;
      parent.appendChild(child);
      parent.appendChild(document.createTextNode(" "));
    }
    const source = problem.source ? problem.source + " " : "";
    add("span", "golden-image-problems__line", source + lineWord + " " + problem.line);
    if (problem.path) {
      add("code", "", problem.path);
    }
    add("span", "", problem.message);
  }

  function start(editor) {
    const text = editor.querySelector("textarea");
    const button = editor.querySelector(".golden-image-editor__check");
    const summary = editor.querySelector(".golden-image-editor__summary");
    const list = editor.querySelector(".golden-image-problems");
    const gutter = createGutter(editor.querySelector(".golden-image-editor__gutter"), text);
    let timer = null;
    let asking = false;
    let askAgain = false;
    let leaving = false;

    function goTo(line, column) {
      const offset = offsetOf(text.value, line, column);
      text.focus();
      text.setSelectionRange(offset, offset);
      text.scrollTop = Math.max(0, (line - 1) * gutter.lineHeight - text.clientHeight / 3);
      text.scrollLeft = 0;
    }

    function goToHash(hash) {
      const place = /^#line-(\d+)-(\d+)$/.exec(hash);
      if (place) {
        goTo(Number(place[1]), Number(place[2]));
      }
      return place !== null;
    }

    function say(message, hasProblems) {
      summary.classList.toggle("golden-image-editor__summary--problems", hasProblems);
      // What is written anew is read out anew.
      if (summary.textContent !== message) {
        summary.textContent = message;
      }
    }

    function show(answer) {
      say(answer.summary, answer.problems.length > 0);
      list.textContent = "";
      answer.problems.forEach((problem) => {
        const item = document.createElement("li");
        let parent = item;
        if (!problem.source) {
          parent = document.createElement("a");
          parent.href = "#line-" + problem.line + "-" + problem.column;
          item.appendChild(parent);
        }
        problemText(problem, editor.dataset.line, parent);
        list.appendChild(item);
      });
      gutter.mark(answer.problems.filter((problem) => !problem.source));
    }

    /** One question at a time; an answer to a text that has changed meanwhile is not shown. */
    function check() {
      clearTimeout(timer);
      if (asking) {
        askAgain = true;
        return;
      }
      asking = true;
      askAgain = false;
      fetch(editor.dataset.checkUrl, {
        method: "POST",
        headers: crumb.wrap({ "Content-Type": "text/plain;charset=UTF-8" }),
        body: text.value,
      })
        .then((response) => {
          if (!response.ok) {
            throw new Error("HTTP " + response.status);
          }
          return response.json();
        })
        .then((answer) => {
          if (!askAgain) {
            show(answer);
          }
        })
        .catch((error) => say(editor.dataset.failed + " " + error.message, true))
        .then(() => {
          asking = false;
          if (askAgain) {
            check();
          }
        });
    }

    function indent() {
      const from = text.selectionStart;
      const selected = text.value.substring(from, text.selectionEnd);
      const replacement = selected.includes("\n") ? INDENT + selected.replace(/\n(?=.)/g, "\n" + INDENT) : INDENT;
      // This way the browser can undo it.
      if (!document.execCommand("insertText", false, replacement)) {
        text.setRangeText(replacement, from, text.selectionEnd, "end");
        text.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }

    text.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && !leaving && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        indent();
      }
      leaving = event.key === "Escape";
    });
    text.addEventListener("blur", () => (leaving = false));
    text.addEventListener("scroll", gutter.draw);
    text.addEventListener("input", () => {
      gutter.recount();
      askAgain = asking;
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE_MILLIS);
    });
    new ResizeObserver(gutter.draw).observe(text);
    list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && goToHash(link.getAttribute("href"))) {
        event.preventDefault();
      }
    });
    button.addEventListener("click", () => {
      say(editor.dataset.checking, false);
      check();
    });
    editor.querySelectorAll("[hidden]").forEach((element) => (element.hidden = false));
    gutter.recount();
    goToHash(window.location.hash);
    if (text.value.trim() !== "") {
      check();
    }
  }

  Behaviour.specify(".golden-image-editor", "golden-image-editor", 0, (editor) => {
    if (!editor.dataset.started) {
      editor.dataset.started = "true";
      start(editor);
    }
  });
})();
