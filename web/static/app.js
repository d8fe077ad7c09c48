// The one script: keys, progress of a scan, files that are dropped, and a clause marked by selecting its text. Every page works without it.
"use strict";

// Keys go by their place on the keyboard (event.code), not by the letter that a Vietnamese typing program makes of it; nothing
// happens while a word is being composed, in a field, or together with a control key.
(() => {
  const typing = (e) => e.isComposing || e.keyCode === 229 || e.ctrlKey || e.altKey || e.metaKey || e.repeat ||
    (e.target instanceof Element && e.target.closest("textarea, select, dialog[open] input, [contenteditable], input:not([type=radio]):not([type=checkbox])"));
  const find = (code) => [...document.querySelectorAll(`[data-key="${code}"]`)].find((x) => x.offsetParent !== null || x.type === "radio");
  const reasons = document.querySelector("[data-reasons]");
  let armed = false;

  function arm() {
    armed = true;
    reasons.classList.add("armed");
    reasons.scrollIntoView({ block: "nearest" });
    (reasons.querySelector("input:checked") || reasons.querySelector("input")).focus({ preventScroll: true });
    document.querySelector("[data-say]").textContent = reasons.dataset.reasons;
  }

  document.addEventListener("keydown", (e) => {
    if (e.code === "Escape" && armed) { armed = false; reasons.classList.remove("armed"); return; }
    if (typing(e)) return;
    const help = document.querySelector("dialog#keys");
    if (e.code === "Slash" && e.shiftKey && help) { e.preventDefault(); if (help.open) help.close(); else help.showModal(); return; }
    if (help && help.open) return;
    if (e.shiftKey) return;
    const to = find(e.code.replace("Numpad", "Digit"));
    if (!to) return;
    e.preventDefault();
    const dismiss = document.querySelector("[data-dismiss]");
    if (to === dismiss && reasons && !armed) return arm();
    to.click();
    if (armed && to.type === "radio" && dismiss) dismiss.click();
  });

  // A decision is sent once, however often a key is pressed.
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method === "get" || form.hasAttribute("data-many")) return;
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

  document.querySelectorAll("[data-open]").forEach((b) => b.addEventListener("click", () => document.getElementById(b.dataset.open).showModal()));
  document.querySelectorAll("[data-close]").forEach((b) => b.addEventListener("click", () => b.closest("dialog").close()));
  document.querySelectorAll("select[data-send]").forEach((x) => x.addEventListener("change", () => x.form.requestSubmit()));

  // Notes are kept until they are sent, so that nothing typed is lost with a closed tab.
  document.querySelectorAll("textarea[data-draft]").forEach((x) => {
    const key = "draft:" + x.dataset.draft;
    if (!x.value) x.value = sessionStorage.getItem(key) || "";
    x.addEventListener("input", () => sessionStorage.setItem(key, x.value));
    x.form.addEventListener("submit", () => sessionStorage.removeItem(key));
  });
})();

// Progress of a scan: the page's own address answers with JSON.
(() => {
  const job = document.querySelector("[data-job]");
  if (!job) return;
  const bar = job.querySelector("progress"), said = job.querySelector("[data-said]");
  async function ask() {
    try {
      const answer = await fetch(job.dataset.job, { headers: { Accept: "application/json" } });
      const now = await answer.json();
      bar.max = Math.max(1, now.total);
      bar.value = now.done;
      said.textContent = now.sentence;
      if (now.ended) { location.reload(); return; }
    } catch { /* the server is away for a moment */ }
    setTimeout(ask, 700);
  }
  ask();
})();

// Files that are dropped go into the form's own field.
(() => {
  const drop = document.querySelector("[data-drop]");
  if (!drop) return;
  const field = drop.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (e) => { e.preventDefault(); drop.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (e) => { e.preventDefault(); field.files = e.dataTransfer.files; field.form.requestSubmit(); });
})();

// Pages of the source beside a clause are turned and enlarged in place; whether they are large stays from one finding to the next.
(() => {
  const beside = document.querySelector(".desk-source");
  if (!beside) return;
  const box = beside.querySelector(".page"), here = box.querySelector(".here"), sheet = box.querySelector(".sheet");
  if (here) box.scrollTop = here.offsetTop - (box.clientHeight - here.offsetHeight) / 2;
  if (!sheet) return;
  const data = beside.dataset, pages = Number(data.pages), zoom = beside.querySelector("[data-zoom]");
  const with_ = (words, page) => words.replace("{page}", page);

  function failed() { sheet.classList.add("failed"); sheet.alt = data.failed; }
  sheet.addEventListener("error", failed);
  sheet.addEventListener("load", () => sheet.classList.remove("failed"));
  if (sheet.complete && sheet.currentSrc && !sheet.naturalWidth) failed();

  function turn(page) {
    data.number = page;
    sheet.alt = with_(data.alt, page);
    sheet.src = data.base + page;
    box.scrollTop = 0;
    beside.querySelector("[data-shown]").textContent = with_(data.said, page);
    beside.querySelector("[data-picture]").href = data.base + page;
    beside.querySelectorAll("[data-turn]").forEach((a) => { const to = page + Number(a.dataset.turn); a.hidden = to < 1 || to > pages; });
  }
  beside.querySelectorAll("[data-turn]").forEach((a) => a.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    turn(Math.min(pages, Math.max(1, Number(data.number) + Number(a.dataset.turn))));
  }));

  function enlarge(large) {
    box.classList.toggle("zoomed", large);
    zoom.setAttribute("aria-pressed", large);
    sessionStorage.setItem("zoomed", large ? "yes" : "");
  }
  zoom.hidden = false;
  zoom.addEventListener("click", () => enlarge(!box.classList.contains("zoomed")));
  sheet.addEventListener("click", (e) => {
    const x = e.offsetX / sheet.clientWidth, y = e.offsetY / sheet.clientHeight; // what was clicked stays in sight
    enlarge(!box.classList.contains("zoomed"));
    box.scrollTo(x * sheet.clientWidth - box.clientWidth / 2, y * sheet.clientHeight - box.clientHeight / 2);
  });
  if (sessionStorage.getItem("zoomed")) enlarge(true);
})();

// Selecting text in a document offers to mark its clause as missed.
(() => {
  const source = document.querySelector("[data-source]"), offer = document.querySelector("[data-offer]");
  if (!source || !offer) return;
  document.addEventListener("selectionchange", () => {
    const s = document.getSelection();
    const node = s.anchorNode && (s.anchorNode.nodeType === 1 ? s.anchorNode : s.anchorNode.parentElement);
    const clause = node && node.closest("[data-clause]");
    if (s.isCollapsed || !clause || !source.contains(clause)) return;
    offer.href = clause.dataset.clause;
    offer.querySelector("[data-where]").textContent = clause.dataset.where;
    offer.hidden = false;
  });
})();
