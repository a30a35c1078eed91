// Shows the page anew while a check is under way.
(function () {
  const RELOAD_MILLIS = 2000;
  window.addEventListener("DOMContentLoaded", function () {
    const page = document.getElementById("golden-image-connections");
    if (page && page.dataset.checking === "true") {
      setTimeout(() => window.location.reload(), RELOAD_MILLIS);
    }
  });
})();
