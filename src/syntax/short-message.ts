/** Names in messages come from the text, and may be as long as it is. In characters. */
const longest = 1_000;
const tail = 200;

/** The message, without its middle where that is longer than anyone reads. */
export function shortMessage(message: string): string {
  if (message.length <= longest) return message;
  return `${message.slice(0, longest - tail - 3)} … ${message.slice(-tail)}`;
}
