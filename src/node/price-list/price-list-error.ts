/** What keeps prices from being fetched; its message is for the person, and no price was changed. */
export class PriceListError extends Error {}
