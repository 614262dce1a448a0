import { maskId, maskName, maskPhone } from '../access/masking.ts'
import type { Options } from '../fields/choice.ts'
import { optionWords } from '../option-words.ts'
import type { Label } from '../label.ts'
import { localDate, minutesOfDay } from '../local-date.ts'
import { gridOfScope, type ScopeId } from '../record/scope.ts'
import type { Place } from '../schedule/place-of.ts'
import type { Records } from '../schedule/world.ts'

export interface LedgerWording {
  readonly records: Records
  /** True unless a reader has said why and may see more (DOMAIN 8.2). */
  readonly masked: boolean
  /** A colleague's name by user id. */
  readonly nameOf: (user: string) => string
  readonly say: (label: Label) => string
}

/** How columns speak. Whatever names a person goes through one of these, so that nothing is shown by oversight. */
export interface LedgerWords {
  readonly records: Records
  readonly masked: boolean
  say(label: Label | undefined): string
  option(options: Options, value: string | undefined): string
  options(options: Options, values: readonly string[] | undefined): string
  yesNo(value: boolean | undefined): string
  /** A resident's name. */
  name(name: string | undefined): string
  phone(phone: string | undefined): string
  idNumber(id: string | undefined): string
  /** Health and the like: stars, when masked. */
  secret(words: string): string
  /** A home: to the building when masked, else with its door. */
  home(place: Pick<Place, 'buildingName' | 'door'>): string
  /** What somebody wrote: numbers of persons in it are masked, and the names of those the line is about. */
  note(text: string | undefined, names?: readonly (string | undefined)[]): string
  /** Colleagues; the public duty of an official is no secret. */
  colleagues(users: readonly string[] | undefined): string
  gridName(scope: ScopeId): string
  day(ms: number): string
  time(ms: number): string
}

const personalNumber = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx]|\d{15})(?![\dXx])/g

const maskNumber = (number: string) =>
  /^(\d{17}[\dXx]|\d{15})$/.test(number) ? maskId(number) : maskPhone(number)

function maskNote(text: string, names: readonly (string | undefined)[]): string {
  const known = [...new Set(names)].filter((name): name is string => Array.from(name ?? '').length > 1)
  return known
    .sort((a, b) => b.length - a.length)
    .reduce((said, name) => said.replaceAll(name, maskName(name)), text)
    .replace(personalNumber, maskNumber)
}

const two = (n: number) => String(n).padStart(2, '0')

/** The words of one ledger for one reader. */
export function ledgerWords({ records, masked, nameOf, say }: LedgerWording): LedgerWords {
  const gridNames = new Map(records.ofType('grid').map(({ body }) => [body.code, body.name]))
  const option = (options: Options, value: string | undefined) =>
    value === undefined ? '' : say(optionWords(options, value))
  const personal = (mask: (text: string) => string) => (text: string | undefined) =>
    !text ? '' : masked ? mask(text) : text
  return {
    records,
    masked,
    say: (label) => (label ? say(label) : ''),
    option,
    options: (options, values) => (values ?? []).map((value) => option(options, value)).join('、'),
    yesNo: (value) =>
      value === undefined ? '' : say(value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }),
    name: personal(maskName),
    phone: personal(maskPhone),
    idNumber: personal(maskId),
    secret: personal(() => '***'),
    home: ({ buildingName, door }) => {
      if (!masked) return [buildingName, door].filter(Boolean).join(' ')
      return buildingName ? `${buildingName}***` : door ? '***' : ''
    },
    note: (text, names = []) => (text ? (masked ? maskNote(text, names) : text) : ''),
    colleagues: (users) => (users ?? []).map(nameOf).join('、'),
    gridName: (scope) => {
      const code = gridOfScope(scope) ?? ''
      return gridNames.get(code) ?? code
    },
    day: (ms) => localDate(ms),
    time: (ms) => {
      const minutes = minutesOfDay(ms)
      return `${localDate(ms)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
    },
  }
}
