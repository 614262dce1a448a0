/** A text of the interface in both languages; Chinese is the first one. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** Chinese and English wording of one thing: `label('住户', 'Household')`. */
export const label = (zh: string, en: string): Label => ({ zh, en })
