/* global Behaviour, buildFormTree, crumb, findFormParent */
// "Test connection": sends the connection as the form would submit it, and shows the answer.
(function () {
  // The connection whose part of the form this is in, from the form as a whole.
  function settings(button) {
    const form = button.closest("form");
    const chunk = button.closest(".repeated-chunk");
    const chunks = Array.from(chunk.parentElement.children).filter((child) =>
      child.matches(".repeated-chunk"),
    );
    if (!buildFormTree(form)) {
      return null;
    }
    const tree = JSON.parse(form.elements.json.value);
    const owner = tree[findFormParent(chunk, form).getAttribute("name")];
    // One alone is not in a list.
    const all = [].concat(owner[chunk.getAttribute("name")]);
    return all[chunks.indexOf(chunk)];
  }

  function show(area, html) {
    area.innerHTML = html;
    Behaviour.applySubtree(area, true);
  }

  function test(button) {
    const block = button.closest(".golden-image-test");
    const progress = block.querySelector(".golden-image-test-progress");
    const area = block.querySelector(".golden-image-test-result");
    const connection = settings(button);
    if (connection === null) {
      return;
    }
    area.textContent = "";
    progress.hidden = false;
    button.disabled = true;
    fetch(button.dataset.url, {
      method: "POST",
      headers: crumb.wrap({
        "Content-Type": "application/x-www-form-urlencoded",
      }),
      body: new URLSearchParams({ json: JSON.stringify(connection) }).toString(),
    })
      .then((response) =>
        response.ok
          ? response.text().then((html) => show(area, html))
          : Promise.reject(new Error("HTTP " + response.status)),
      )
      .catch((error) => {
        area.textContent = error.message;
      })
      .finally(() => {
        progress.hidden = true;
        button.disabled = false;
      });
  }

  Behaviour.specify(
    ".golden-image-test-button",
    "golden-image-test",
    0,
    function (button) {
      button.onclick = () => test(button);
    },
  );
})();
