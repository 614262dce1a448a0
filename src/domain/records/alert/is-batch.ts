/** A batch asks for a contact by its own day; an official alert by the day after its start. */
export const isBatch = ({ kind }: { readonly kind?: unknown }): boolean =>
  kind === 'festival' || kind === 'campaign'
