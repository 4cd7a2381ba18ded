// Brings in what is new: the list of schools, or a card and its findings.
"use strict";

const body = document.body;
const news = document.getElementById("news");
const lost = document.getElementById("lost");
let events = null;

// The element with an id that stands at the top of what is seen, and how far above it begins.
function placeIn(view) {
  let found = null;
  for (const element of view.document.querySelectorAll("[id]")) {
    const top = element.getBoundingClientRect().top;
    if (top > 1) break;
    found = { id: element.id, top };
  }
  return { found, x: view.scrollX, y: view.scrollY };
}

function goTo(view, place) {
  const element = place.found && view.document.getElementById(place.found.id);
  view.scrollTo({
    left: place.x,
    top: element ? view.scrollY + element.getBoundingClientRect().top - place.found.top : place.y,
    behavior: "instant",
  });
}

// A link out of the card opens beside the preview, not within the card's frame.
function keepLinksOut(frame) {
  frame.contentDocument.addEventListener("click", (click) => {
    const link = click.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) {
      click.preventDefault();
      window.open(link.href, "_blank", "noopener");
    }
  });
}

// The new card is loaded out of sight and takes the old one's place when it is ready.
function showCard(print) {
  if (!print || print === body.dataset.print) return;
  body.dataset.print = print;
  const stage = document.getElementById("stage");
  const next = document.createElement("iframe");
  next.title = "Report card";
  next.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox");
  next.className = "coming";
  next.src = `${body.dataset.card}?print=${print}`;
  next.addEventListener("load", () => {
    if (print !== body.dataset.print) {
      next.remove();
      return;
    }
    const old = stage.querySelector("iframe:not(.coming)");
    if (old) goTo(next.contentWindow, placeIn(old.contentWindow));
    keepLinksOut(next);
    next.className = "";
    if (old) {
      const focused = document.activeElement === old;
      old.remove();
      if (focused) next.focus();
    }
  });
  stage.append(next);
}

// Puts in new contents; what is unfolded stays so, and so does the place of the keyboard.
function fill(id, html) {
  const place = document.getElementById(id);
  const unfolded = [...place.querySelectorAll("details[open]")].map((one) => one.id);
  const active = document.activeElement;
  const within = place.contains(active);
  const name = within && (active.closest("details")?.id || active.getAttribute("href"));
  place.innerHTML = html;
  for (const one of place.querySelectorAll("details")) one.open = unfolded.includes(one.id);
  if (!within) return;
  const again = [...place.querySelectorAll("summary, a")].find(
    (one) => one.closest("details")?.id === name || one.getAttribute("href") === name,
  );
  (again || place.closest("[tabindex]") || body).focus({ preventScroll: true });
}

function receive(message) {
  const told = JSON.parse(message.data);
  lost.hidden = true;
  for (const [id, html] of Object.entries(told.parts)) fill(id, html);
  if (body.dataset.card) showCard(told.print);
  if (told.title) {
    document.title = told.title;
    document.querySelector("h1").textContent = told.heading;
  }
  if (body.dataset.heard) news.textContent = told.news;
  body.dataset.heard = "yes";
}

// A browser keeps few connections to one place open; pages that nobody sees do without.
function listen() {
  const wanted = body.dataset.events && document.visibilityState === "visible";
  if (!wanted) {
    events?.close();
    events = null;
  } else if (!events) {
    events = new EventSource(body.dataset.events);
    events.addEventListener("message", receive);
    events.addEventListener("error", () => {
      lost.hidden = false;
      if (events.readyState === EventSource.CLOSED) {
        events = null;
        setTimeout(listen, 1000);
      }
    });
  }
}

for (const frame of document.querySelectorAll("iframe")) {
  frame.addEventListener("load", () => keepLinksOut(frame));
  if (frame.contentDocument?.readyState === "complete") keepLinksOut(frame);
}
document.getElementById("pdf")?.addEventListener("click", () => {
  news.textContent = "The PDF is being drawn; it opens in a new tab after a few seconds.";
});
document.addEventListener("visibilitychange", listen);
window.addEventListener("pageshow", listen);
