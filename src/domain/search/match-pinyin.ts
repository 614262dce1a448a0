/** Readings of one character without tones: `['chan', 'dan', 'shan']` for 单; the character itself for others. */
export type Readings = readonly string[]

/**
 * True when `typed` (lower-case letters) spells the characters from the first one on, each by its whole reading
 * or only its beginning: `wgl`, `wangguilan`, `wangglan` and `wang` all spell 王桂兰.
 */
export function spells(typed: string, characters: readonly Readings[], from = 0): boolean {
  if (typed === '') return true
  const readings = characters[from]
  if (!readings) return false
  for (const reading of readings) {
    let common = 0
    while (common < reading.length && common < typed.length && reading[common] === typed[common]) common++
    for (let taken = common; taken > 0; taken--) {
      if (spells(typed.slice(taken), characters, from + 1)) return true
    }
  }
  return false
}

/** The same from any character on, so that a given name is found without the surname. */
export const spellsWithin = (typed: string, characters: readonly Readings[]): boolean =>
  characters.some((_, from) => spells(typed, characters, from))
