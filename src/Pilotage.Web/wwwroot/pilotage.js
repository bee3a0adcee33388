// Pages work without this script. With it, the check of conditions comes back without reloading the page, and a form is not sent twice.
"use strict";
document.addEventListener("submit", async event => {
  const form = event.target, button = event.submitter;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (!button || button.dataset.swap === undefined) {
    if (form.method === "post") { form.dataset.sent = "1"; setTimeout(() => delete form.dataset.sent, 10000); }
    return;
  }
  const place = document.getElementById(button.dataset.swap);
  if (!place) return;
  event.preventDefault();
  button.disabled = true;
  try {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name); // files wait for the filing itself
    const answer = await fetch(button.formAction, { method: "POST", body, headers: { "X-Fragment": place.id } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(place.id);
    if (!answer.ok || !fresh) { form.action = button.formAction; form.submit(); return; }
    place.replaceChildren(...fresh.childNodes);
    place.setAttribute("tabindex", "-1");
    place.focus();
  } catch { form.action = button.formAction; form.submit(); } finally { button.disabled = false; }
});
