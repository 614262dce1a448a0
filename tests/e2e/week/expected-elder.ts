import { between, type Day, dayOf, first, latest, monthOf, plus, yearsBetween } from './calendar.ts'
import { type Bag, endOf, isHeld, type Row, type Rows } from './rows.ts'

type Level = 'red' | 'yellow' | 'green'

/** DOMAIN 4.5: days to the next contact, to the next visit in person, to the first one. */
const intervals = { red: [1, 7, 3], yellow: [7, 30, 7], green: [30, 90, 15] } as const

const points: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  living: { alone: 30, with_disabled_child: 20, couple: 12, with_grandchild: 15, with_carer: 5, other: 5 },
  ability: { mild: 8, moderate: 18, severe: 25, complete: 30, not_assessed: 4 },
  cognition: { suspected: 10, diagnosed: 20 },
  family: { special_family: 10, destitute_scattered: 10, childless: 8, low_income: 5 },
  children: { none_or_lost: 12, no_child_in_city: 8, visit_less_than_monthly: 5 },
}
const of = (table: string, key: string) => points[table]![key] ?? 0
const disabled = ['moderate', 'severe', 'complete']

export interface ElderHome {
  /** The colour of the house the elder lives in. */
  readonly control: string | undefined
  readonly hazards: number
}

function happened(body: Bag, today: Day, days: number, kind?: string): boolean {
  return ((body.events ?? []) as Bag[]).some(({ kind: its, on }) => {
    if (!on || (kind && its !== kind)) return false
    return on <= today && between(on, today) <= days
  })
}

const isNormal = ({ body }: Row) =>
  Object.values((body.answers ?? {}) as Bag).every(
    ({ value }) => !value || ['normal', 'not_checked'].includes(value),
  )

const urgent = 'he_expression he_illness me_thinking sa_fraud en_indoor en_house fa_duty ec_living'.split(' ')

/** Something that wants somebody there within three days (DOMAIN 4.6: U1, and what is worse). */
const isUrgent = ({ body }: Row) =>
  Object.entries((body.answers ?? {}) as Bag).some(
    ([item, { value }]) => value === 'emergency' || (value === 'abnormal' && urgent.includes(item)),
  )

function scoreOf(body: Bag, met: readonly Row[], { control, hazards }: ElderHome, today: Day): number {
  const age = yearsBetween(body.birthDate ?? today, today)
  const spouse = body.spouseBirthDate ? yearsBetween(body.spouseBirthDate, today) : 0
  const living = body.livingArrangement ?? 'other'
  const groups: string[] = body.categories ?? []
  const ill = body.chronic?.length ?? 0
  const isDisabled = ['1', '2'].includes(body.disabilityLevel)
  const slightly = ['3', '4'].includes(body.disabilityLevel)
  const sums = [
    living === 'couple' && age >= 75 && spouse >= 75 ? 20 : of('living', living),
    age >= 90 ? 18 : age >= 80 ? 12 : age >= 70 ? 5 : 0,
    of('ability', body.abilityLevel ?? 'not_assessed'),
    of('cognition', body.cognition ?? 'normal'),
    body.lifeThreatening ? 15 : ill >= 3 ? 8 : ill > 0 ? 3 : 0,
    isDisabled ? 12 : slightly ? 5 : groups.includes('severe_disability') ? 12 : 0,
    Math.max(0, ...groups.map((group) => of('family', group))),
    of('children', body.childrenSupport ?? 'ok'),
    control === 'red' || control === 'orange' ? 15 : Math.min(15, 5 * hazards),
    !body.phone && !body.device?.length ? 4 : 0,
    body.consent === 'refused' ? 3 : 0,
    happened(body, today, 90, 'injurious_fall') ? 10 : 0,
    happened(body, today, 30, 'discharge') ? 12 : 0,
    happened(body, today, 180, 'bereavement') ? 12 : 0,
    met.length > 1 && met.slice(0, 2).every((visit) => !isNormal(visit)) ? 10 : 0,
  ]
  return Math.min(
    100,
    sums.reduce((total, one) => total + one, 0),
  )
}

function isForcedRed(body: Bag, { control }: ElderHome, today: Day): boolean {
  const age = yearsBetween(body.birthDate ?? today, today)
  const living = body.livingArrangement ?? 'other'
  const cared = body.carerLivesIn === true || living === 'with_carer'
  return [
    age >= 80 && living === 'alone',
    disabled.includes(body.abilityLevel) && !cared,
    body.cognition === 'diagnosed' && !cared,
    body.lifeThreatening === true && ['alone', 'couple'].includes(living),
    (body.categories ?? []).includes('destitute_scattered') && age >= 75,
    happened(body, today, 30),
    control === 'red',
  ].some(Boolean)
}

function levelOn(elder: Row, met: readonly Row[], home: ElderHome, today: Day): Level {
  const score = scoreOf(elder.body, met, home, today)
  const found = isForcedRed(elder.body, home, today) || score >= 60 ? 'red' : score >= 30 ? 'yellow' : 'green'
  const order: readonly (Level | undefined)[] = ['red', 'yellow', 'green']
  return order.find((one) => one === found || one === elder.body.levelFloor)!
}

/** Today's level, or a higher one of an earlier day that nobody has lowered since (DOMAIN 4.5). */
function levelOf(elder: Row, met: readonly Row[], home: ElderHome, enrolled: Day, today: Day): Level {
  // A lowering is refused within 30 days of an event and after a bad visit: such a one was heard of later.
  const confirmed: Day | undefined = elder.body.levelConfirmedOn
  const begun = ((elder.body.events ?? []) as Bag[])
    .filter(({ on }) => on && !(confirmed && between(on, confirmed) > 30))
    .map(({ on }) => latest(on, enrolled))
  const pairs = met.flatMap((visit, n) => {
    const before = met[n + 1]
    return before && !isNormal(visit) && !isNormal(before) ? [dayOf(endOf(visit))] : []
  })
  const turns = [...begun, ...pairs.filter((day) => day >= (confirmed ?? ''))].filter((day) => day <= today)
  const levels = [...turns, today].map((day) =>
    levelOn(
      elder,
      met.filter((visit) => dayOf(endOf(visit)) <= day),
      home,
      day,
    ),
  )
  return (['red', 'yellow', 'green'] as const).find((one) => levels.includes(one))!
}

/** Visits of an elder that somebody was met at, newest first. */
export const metAt = (rows: Rows, elder: string): Row[] =>
  rows
    .where('elderVisit', 'elder', elder)
    .filter((visit) => isHeld(visit) && visit.body.contact === 'met')
    .sort((a, b) => endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1))

interface Wish {
  readonly since: Day
  readonly due: Day
}

/** Weather alerts and batches that ask for this elder (DOMAIN 4.5). */
function asked(rows: Rows, { body, scope }: Row, level: Level, enrolled: Day, today: Day): Wish[] {
  const among = (wanted: string[] | undefined, has: readonly string[]) =>
    !wanted?.length || has.some((one) => wanted.includes(one))
  return rows.of('alert').flatMap(({ body: alert }): Wish[] => {
    const isHere = !alert.grid || scope.startsWith(`g:${alert.grid}/`)
    if (!alert.from || alert.status === 'lifted' || !isHere) return []
    if (!['festival', 'campaign'].includes(alert.kind)) {
      if (level === 'green' || alert.from < enrolled) return []
      return [{ since: alert.from, due: plus(alert.from, 1) }]
    }
    const isFor = among(alert.levels, [level]) && among(alert.categories, body.categories ?? [])
    if (!isFor || !alert.due || alert.from > today) return []
    return [{ since: alert.from, due: latest(alert.due, enrolled) }]
  })
}

export interface ElderDay {
  readonly level: Level
  readonly due: Day
  readonly doneToday: boolean
  readonly kind: 'contact' | 'person'
  /** Days before `due` from which it stands on the list as due soon. */
  readonly lead: number
}

const leads = { contact: { red: 0, yellow: 2, green: 5 }, person: { red: 1, yellow: 2, green: 5 } } as const

/**
 * When an elder is next due by DOMAIN 4.5; null where the file is not active.
 * @param before only visits of earlier days are known
 */
export function elderDay(
  rows: Rows,
  elder: Row,
  home: ElderHome,
  today: Day,
  before: Day = plus(today, 3650),
): ElderDay | null {
  const { body } = elder
  if ((body.status ?? 'active') !== 'active') return null
  const made = dayOf(elder.createdAt)
  const said: Day = body.enrolledOn ?? made
  const enrolled = said > today && made < said ? made : said
  const met = metAt(rows, elder.id).filter((visit) => dayOf(endOf(visit)) < before)
  const level = levelOf(
    elder,
    met.filter((visit) => dayOf(endOf(visit)) <= today),
    home,
    enrolled,
    today,
  )
  const [contactDays, usualDays, firstDays] = intervals[level]

  const counted = met.map((visit) => ({ day: dayOf(endOf(visit)), body: visit.body }))
  const known = counted.filter(({ day }) => day >= enrolled && day <= today)
  const contacts = known.map(({ day }) => day)
  const visits = known.filter(({ body: { mode } }) => mode === 'in_person').map(({ day }) => day)
  const lastContact = contacts.length ? latest(...contacts) : undefined
  const lastVisit = visits.length ? latest(...visits) : undefined

  const events = ((body.events ?? []) as Bag[])
    .map(({ on }) => on as Day | undefined)
    .filter((on): on is Day => on !== undefined && on <= today && between(on, enrolled) <= 30)
  const isWeekly = events.some((on) => between(on, today) <= 28)
  const personDays = isWeekly ? Math.min(7, usualDays) : usualDays

  const month: Wish = { since: `${monthOf(today)}-01`, due: latest(`${monthOf(today)}-25`, today) }
  const monthly =
    disabled.includes(body.abilityLevel) || (body.categories ?? []).includes('disabled_function')
  const open = (wishes: readonly Wish[], last: Day | undefined) =>
    wishes.filter(({ since }) => last === undefined || last < since).map(({ due }) => due)

  // Back from hospital or a journey: nothing was due while away (DOMAIN 4.3).
  const back: Day | undefined = body.statusSince && body.statusSince > enrolled ? body.statusSince : undefined
  const notBefore = (due: Day, days: number) => (back ? latest(due, plus(back, days)) : due)

  const contact = first(
    notBefore(plus(lastContact ?? enrolled, contactDays), Math.min(contactDays, firstDays)),
    ...open([month, ...asked(rows, elder, level, enrolled, today)], lastContact).map((due) =>
      notBefore(due, 1),
    ),
  )
  const person = first(
    notBefore(
      lastVisit ? plus(lastVisit, personDays) : plus(enrolled, Math.min(personDays, firstDays)),
      Math.min(personDays, firstDays),
    ),
    ...open(
      [
        ...(monthly ? [month] : []),
        ...met
          .filter((visit) => isUrgent(visit) && dayOf(endOf(visit)) <= today)
          .map((visit) => dayOf(endOf(visit)))
          .map((on) => ({ since: plus(on, 1), due: plus(on, 3) })),
        ...events.map((on) => ({ since: plus(on, 1), due: latest(plus(on, 1), enrolled) })),
      ],
      lastVisit,
    ).map((due) => notBefore(due, 1)),
  )
  return contact < person
    ? { level, due: contact, doneToday: lastContact === today, kind: 'contact', lead: leads.contact[level] }
    : { level, due: person, doneToday: lastVisit === today, kind: 'person', lead: leads.person[level] }
}
