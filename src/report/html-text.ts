/** Text that is text in HTML, also in attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}
