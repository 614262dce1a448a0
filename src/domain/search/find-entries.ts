import { compareWords } from '../compare-words.ts'
import { mostFound } from './most-found.ts'
import { type Readings, spells, spellsWithin } from './match-pinyin.ts'

/** What one record is found by; made once per version of the record. */
export interface SearchEntry {
  readonly id: string
  readonly type: string
  /** Names and addresses, lower case. */
  readonly words: readonly string[]
  /** Codes and rooms, lower case: found from their beginning. */
  readonly codes: readonly string[]
  /** Telephone numbers as digits: found by their last ones. */
  readonly phones: readonly string[]
  /** The characters of the name, each with its readings; empty until those are known. */
  readonly spelling: readonly Readings[]
}

/** One word of what was typed. */
interface Query {
  readonly query: string
  /** It may be pinyin. */
  readonly isLetters: boolean
  /** It may be of a telephone number. */
  readonly isDigits: boolean
}

const queryOf = (query: string): Query => ({
  query,
  isLetters: /^[a-z]+$/.test(query),
  isDigits: /^\d+$/.test(query),
})

/** Lower is better; null when the entry does not match. */
function rank(entry: SearchEntry, { query, isLetters, isDigits }: Query): number | null {
  if (entry.codes.includes(query)) return 0
  if (entry.words.some((word) => word.startsWith(query))) return 1
  if (isLetters) {
    if (spells(query, entry.spelling)) return 1
    if (query.length > 1 && spellsWithin(query, entry.spelling)) return 3
  }
  if (entry.words.some((word) => word.includes(query))) return 2
  if (isDigits) {
    if (query.length >= 3 && entry.phones.some((phone) => phone.endsWith(query))) return 2
    if (query.length >= 7 && entry.phones.some((phone) => phone.startsWith(query))) return 2
  }
  return entry.codes.some((code) => code.startsWith(query) || code.endsWith(query)) ? 3 : null
}

/**
 * The best `limit` entries for what was typed: every word of it must match by name, pinyin or its initials,
 * room, code, or at least the last three digits of a phone.
 */
export function findEntries(entries: Iterable<SearchEntry>, typed: string, limit = mostFound): SearchEntry[] {
  const queries = typed.trim().toLowerCase().split(/\s+/).filter(Boolean).map(queryOf)
  if (queries.length === 0) return []
  const found: { entry: SearchEntry; rank: number }[] = []
  for (const entry of entries) {
    let worst = 0
    for (const query of queries) {
      const one = rank(entry, query)
      if (one === null) {
        worst = -1
        break
      }
      worst = Math.max(worst, one)
    }
    if (worst >= 0) found.push({ entry, rank: worst })
  }
  return found
    .sort((a, b) => a.rank - b.rank || compareWords(a.entry.words[0] ?? '', b.entry.words[0] ?? ''))
    .slice(0, limit)
    .map(({ entry }) => entry)
}
