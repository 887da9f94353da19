import type { DeclarationOptions } from './declaration';

/** The options of a declaration that has none. */
export const noOptions: DeclarationOptions = { existing: false, providers: new Map(), parent: '', region: null };
