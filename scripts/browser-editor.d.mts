/** How the browser build of VS Code is started; see browser-editor.mjs. */

export interface BrowserEditorOptions {
  /** A packed extension to install before the start. */
  readonly extension?: string;
  /** The user's settings.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Takes the development payload of the page's address into account; hides notification toasts. */
  readonly testDriver?: boolean;
  /** Added to the environment of the editor and its extensions. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface BrowserEditor {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** What the server has printed so far. */
  log(): string;
  /** Ends every process of the editor and removes its files. Resolves at once when called again. */
  stop(): Promise<void>;
}

/** Rejects, with the server's output in the message, when the extension cannot be installed or the server not started. */
export function startBrowserEditor(options?: BrowserEditorOptions): Promise<BrowserEditor>;

/** The address of the page that shows a folder (or a .code-workspace file), optionally with workbench options. */
export function pageAddress(origin: string, folder: string, payload?: readonly (readonly [string, string])[]): string;
