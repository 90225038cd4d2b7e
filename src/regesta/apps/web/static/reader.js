// Next and previous claim by key; everything here is also there without it.
"use strict";
(() => {
  const claims = [...document.querySelectorAll(".claim")];
  const passages = [...document.querySelectorAll(".passage")];
  let at = -1;
  const show = (index) => {
    if (!claims.length) return;
    at = (index + claims.length) % claims.length;
    claims.forEach((claim) => claim.classList.remove("current"));
    passages.forEach((passage) => passage.classList.remove("chosen"));
    const claim = claims[at];
    claim.classList.add("current");
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: "nearest" });
    const ident = claim.id.slice(2);
    const mine = passages.filter((passage) => passage.dataset.entries.split(" ").includes(ident));
    mine.forEach((passage) => passage.classList.add("chosen"));
    if (mine.length) mine[0].scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") show(at + 1);
    else if (event.key === "k") show(at - 1);
    else if (event.key === "Enter" && at >= 0 && event.target === claims[at]) claims[at].querySelector(".to-entry").click();
  });
  document.querySelectorAll(".script-only").forEach((hint) => { hint.hidden = false; });
})();
