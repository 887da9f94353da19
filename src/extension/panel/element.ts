/// <reference lib="dom" />
/** A page's elements, written as what they are. Texts become text nodes, so nothing in them is ever read as HTML. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An attribute that is false or undefined is left out; one that is true stands without a value. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}
