import { localDate, type LocalDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { heldVisits } from '#domain/records/elder-visit/held-visits.ts'
import { type VisitResult, visitResult } from '#domain/records/elder-visit/visit-result.ts'
import type { VisitMode } from '#domain/records/elder-visit/visit-mode.ts'
import { happenedAt } from '#domain/records/happened-at.ts'
import { type ElderDue, elderDue } from './elder-due.ts'
import type { CareLevel } from './care-level.ts'
import type { ElderContact, ElderDueFacts } from './due-facts.ts'
import { type ElderFacts, type ElderSurroundings, elderFacts } from './elder-facts.ts'
import { higherLevel } from './care-level.ts'
import { type ElderRisk, elderRisk } from './elder-risk.ts'
import { type HeldLevel, heldLevel, type JudgedVisit } from './held-level.ts'

export type Elder = RecordVersion<Body<'elder'>>
export type ElderVisit = RecordVersion<Body<'elderVisit'>>

/** How an elder stands today: level, when a visit is due, what the last one came to (rule M6). */
export interface ElderStanding {
  readonly facts: ElderFacts
  /** The level that stands; what is held up from earlier days included. */
  readonly risk: ElderRisk
  /** A level that an earlier day gave and nobody has lowered yet, when it is above today's facts. */
  readonly held: HeldLevel | null
  /** The days of the last confirmed lowering and of the last raise by hand. */
  readonly confirmedOn: LocalDate | undefined
  readonly raisedOn: LocalDate | undefined
  /** Completed visits, newest first. */
  readonly visits: readonly JudgedVisit[]
  /** Null unless the file is active. */
  readonly due: ElderDue | null
  /** The newest visit that is no draft and was not voided, attempts included. */
  readonly last: ElderVisit | null
  readonly lastResult: VisitResult | null
}

/** What other records say about an elder; what asks for a contact depends on the level that comes out. */
export interface ElderAround extends Omit<ElderSurroundings, 'lastTwoVisitsNotNormal'> {
  readonly asked?: (level: CareLevel) => Pick<ElderDueFacts, 'alerts' | 'batches'>
}

// A version is replaced, never altered; due dates and a month's figures ask for the same visits again and again.
const judgedBodies = new WeakMap<ElderVisit['body'], VisitResult>()

export function resultOf({ body }: ElderVisit): VisitResult {
  let result = judgedBodies.get(body)
  if (!result) {
    result = visitResult(body.answers ?? {}, body.contact === 'met', body.contact === 'refused')
    judgedBodies.set(body, result)
  }
  return result
}

/** What the rules read from visits: every contact, what each completed one came to, days of an urgent finding. */
function readVisits(held: readonly ElderVisit[], today: LocalDate) {
  const contacts: ElderContact[] = []
  const judged: JudgedVisit[] = []
  const urgent: LocalDate[] = []
  for (const visit of held) {
    const { mode = 'phone', contact } = visit.body
    const endedAt = happenedAt(visit)
    const date = localDate(endedAt)
    const completed = contact === 'met'
    contacts.push({ mode: mode as VisitMode, date, completed })
    if (!completed || date > today) continue
    const result = resultOf(visit)
    judged.push({ id: visit.id, endedAt, inPerson: mode === 'in_person', normal: result === 'normal' })
    if (result === 'abnormal_urgent' || result === 'emergency') urgent.push(date)
  }
  return { contacts, judged, urgent }
}

/** A day that is still to come would hide the elder until then: the day the file was made counts instead. */
function enrolledOn({ body, createdAt }: Elder, today: LocalDate): LocalDate {
  const made = localDate(createdAt)
  const said = body.enrolledOn ?? made
  return said > today && made < said ? made : said
}

/** Facts, level and due date of an elder from the file, its visits and what is around, on a day. */
export function elderStanding(
  elder: Elder,
  visits: readonly ElderVisit[],
  around: ElderAround,
  today: LocalDate,
  nowMinutes = 0,
): ElderStanding {
  const { body } = elder
  const held = heldVisits(visits)
  const { contacts, judged, urgent } = readVisits(held, today)
  const lastTwoVisitsNotNormal = judged.length > 1 && judged.slice(0, 2).every(({ normal }) => !normal)

  const abilityLevel = body.abilityLevel ?? 'not_assessed'
  const file = {
    ...body,
    // An incomplete file earns no points for what it does not say.
    birthDate: body.birthDate ?? today,
    livingArrangement: body.livingArrangement ?? 'other',
    abilityLevel,
    cognition: body.cognition ?? 'normal',
  }
  const facts = elderFacts(file, today, { ...around, lastTwoVisitsNotNormal })
  const byToday = elderRisk(facts)
  const enrolled = enrolledOn(elder, today)
  const known = {
    enrolledOn: enrolled,
    confirmedOn: body.levelConfirmedOn,
    ...(body.events && { events: body.events }),
    visits: judged,
  }
  const earlier = byToday.level === 'red' ? null : heldLevel(file, around, known, today)
  const level = earlier ? higherLevel(byToday.level, earlier.level) : byToday.level
  const risk = { ...byToday, level }
  const due = elderDue(
    {
      status: body.status ?? 'active',
      level,
      enrolledOn: enrolled,
      ...(body.statusSince && { activeSince: body.statusSince }),
      urgent,
      abilityLevel,
      ...(body.categories && { categories: body.categories }),
      ...(body.events && { events: body.events }),
      ...around.asked?.(risk.level),
    },
    contacts,
    today,
    nowMinutes,
  )
  const last = held[0] ?? null
  return {
    facts,
    risk,
    held: level === byToday.level ? null : earlier,
    confirmedOn: body.levelConfirmedOn,
    raisedOn: body.levelRaisedOn,
    visits: judged,
    due,
    last,
    lastResult: last && resultOf(last),
  }
}
