// The error of a field: under the field, and told with it by a screen reader.
import { el, id } from "./dom.js";

// faulty makes clear and fault for a box, whose input is marked where there is one.
export function faulty(box, input) {
  const described = input?.getAttribute("aria-describedby") ?? "";
  let told = null;
  return {
    clear() {
      told?.remove();
      told = null;
      box.classList.remove("faulty");
      input?.removeAttribute("aria-invalid");
      if (input && described) input.setAttribute("aria-describedby", described);
      else input?.removeAttribute("aria-describedby");
    },
    fault(text) {
      if (told) {
        told.append(el("br"), text);
        return;
      }
      told = el("p", { class: "fault", id: id("fault") }, text);
      box.append(told);
      box.classList.add("faulty");
      input?.setAttribute("aria-invalid", "true");
      input?.setAttribute("aria-describedby", `${told.id} ${described}`.trim());
    },
  };
}
