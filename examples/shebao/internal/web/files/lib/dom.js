// Elements without a framework. Text is always text: nothing is parsed as HTML.
const svgSpace = "http://www.w3.org/2000/svg";

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

function add(node, children) {
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// el is an element with attributes (onclick: a listener) and children.
export function el(tag, attributes, ...children) {
  return add(set(document.createElement(tag), attributes), children);
}

// svg is an element of a drawing.
export function svg(tag, attributes, ...children) {
  return add(set(document.createElementNS(svgSpace, tag), attributes), children);
}

// fill puts children in place of those a node has.
export function fill(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

let last = 0;

// id is a new id of an element.
export function id(name) {
  last += 1;
  return `${name}-${last}`;
}

// announce says a sentence to a screen reader.
export function announce(text) {
  document.getElementById("spoken").textContent = text;
}
