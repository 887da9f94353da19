/** The first document of a YAML text by the library, bounded: half a megabyte of stray brackets would take it a minute. */
import { Composer, type Document, type LineCounter, Parser } from 'yaml';

/** With more tokens than this that stand where none may, the text is something else; what is behind them is not read. */
const mostStray = 100;

type Options = ConstructorParameters<typeof Composer>[0];

/**
 * With its mistakes in `errors`, never thrown, and their offsets in `pos`; `another` says whether there is a second document behind it.
 * Whoever calls it bounds how deep collections are nested, for the library recurses.
 */
export function parseYamlDocument(
  text: string,
  options: Options,
  lines?: LineCounter,
): { readonly document: Document.Parsed; readonly another: boolean } {
  const traces = Error.stackTraceLimit;
  // The library makes an error of everything that it finds: the stacks, which nobody reads, take most of its time.
  Error.stackTraceLimit = 0;
  try {
    const tokens = untilStray(new Parser(lines?.addNewLine).parse(text));
    const documents = new Composer({ ...options, logLevel: 'silent', prettyErrors: false }).compose(
      tokens,
      true,
      text.length,
    );
    const first = documents.next();
    if (first.done) throw new Error('The library gives a document for every text');
    return { document: first.value, another: documents.next().done !== true };
  } finally {
    Error.stackTraceLimit = traces;
  }
}

type Tokens = ReturnType<Parser['parse']>;

function* untilStray(tokens: Tokens): Tokens {
  let stray = 0;
  for (const token of tokens) {
    if (token.type === 'error' && ++stray > mostStray) return;
    yield token;
  }
}
