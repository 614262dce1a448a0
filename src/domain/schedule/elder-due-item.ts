import { type Label, label } from '../label.ts'
import { type CareLevel, careLevelRules } from '../records/elder/care-level.ts'
import type { ElderDue } from '../records/elder/elder-due.ts'
import type { HardRule } from '../records/elder/elder-risk.ts'
import type { Elder, ElderStanding } from '../records/elder/elder-standing.ts'
import type { DueItem } from './due-item.ts'
import { missedForStreet } from './missed-for-street.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { elderStandingOf } from './standing-of.ts'
import { urgencyIn } from './urgency.ts'
import type { Records } from './world.ts'

// Ability, memory and illness are sensitive (PIPL Art. 28): a list says only how much care, not why.
const because: Readonly<Record<HardRule, Label>> = {
  R1: label('独居高龄', 'Aged and alone'),
  R2: label('重点关爱', 'Key care'),
  R3: label('重点关爱', 'Key care'),
  R4: label('重点关爱', 'Key care'),
  R5: label('特困高龄', 'Aged and destitute'),
  R6: label('近期有变故', 'Recent event'),
  R7: label('住房红色管控', 'House under red control'),
}

const byLevel: Readonly<Record<CareLevel, Label>> = {
  red: label('重点关爱', 'Key care'),
  yellow: label('一般关爱', 'More care'),
  green: label('常态关爱', 'General care'),
}

const every = (days: number): Label =>
  days === 1 ? label('每天', 'every day') : label(`每 ${days} 天`, `every ${days} days`)

function intervalWords(level: CareLevel, { kind }: ElderDue): Label {
  const { contactDays, inPersonDays } = careLevelRules[level]
  const often = every(kind === 'in_person' ? inPersonDays : contactDays)
  return kind === 'in_person'
    ? label(`${often.zh}须上门`, `visit at home ${often.en}`)
    : label(`${often.zh}联系一次`, `contact ${often.en}`)
}

function ruleWords(level: CareLevel, due: ElderDue): Label {
  const atHome = due.kind === 'in_person'
  const day = Number(due.nextDue.slice(8))
  switch (due.rule) {
    case 'interval':
      return intervalWords(level, due)
    case 'month':
      return atHome
        ? label(`本月尚未上门，${day} 日前`, `not yet visited at home this month, by the ${day}th`)
        : label(`本月尚未联系，${day} 日前`, `not yet contacted this month, by the ${day}th`)
    case 'enrol':
      return atHome
        ? label('建档后首次上门', 'first visit after enrolment')
        : label('建档后首次联系', 'first contact after enrolment')
    case 'event':
      return label('有变故，次日须上门', 'visit the day after an event')
    case 'weeklyAfterEvent':
      return label('变故后四周内每周上门', 'weekly for four weeks after an event')
    case 'urgent':
      return label('有紧要异常，3 天内再上门', 'urgent finding: visit again within 3 days')
    case 'returned':
      return atHome
        ? label('回来后首次上门', 'first visit after coming back')
        : label('回来后首次联系', 'first contact after coming back')
    case 'alert':
      return label('天气预警，须联系', 'weather alert, contact')
    case 'festival':
      return label('节日关怀，须联系', 'festival care, contact')
  }
}

/** The rule behind an elder's due date in plain words: `独居高龄，每 7 天须上门`. */
export function whyElderDue({ risk, due }: Pick<ElderStanding, 'risk'> & { due: ElderDue }): Label {
  const reason = risk.rules[0] ? because[risk.rules[0]] : byLevel[risk.level]
  const rule = ruleWords(risk.level, due)
  return label(`${reason.zh}，${rule.zh}`, `${reason.en}: ${rule.en}`)
}

/** What is said to a visit that is missed for long: the street has been asked to help (DOMAIN 4.5). */
function alsoTold(records: Records, elder: Elder, standing: ElderStanding, moment: Moment): Label | null {
  const told = missedForStreet(records, elder, standing, moment)
  if (!told) return null
  return told === 'twice'
    ? label('连续两次漏访，已报街道', 'missed twice in a row, the street is told')
    : label('红色逾期超过一天，已报街道', 'red and late by a day, the street is told')
}

/** The line of one elder; null when nothing is due within a week or today's is done. */
export function elderDueItem(records: Records, elder: Elder, moment: Moment): DueItem | null {
  const standing = elderStandingOf(records, elder, moment)
  const { due, facts } = standing
  if (!due || due.status === 'done_today') return null
  const late = due.status === 'overdue' || due.status === 'missed'
  const urgency = late ? 'overdue' : urgencyIn(due.days)
  if (!urgency) return null
  const name = elder.body.name ?? ''
  const why = whyElderDue({ ...standing, due })
  const told = alsoTold(records, elder, standing, moment)
  const age = elder.body.birthDate ? facts.age : null
  return {
    key: `elder:${elder.id}`,
    kind: 'elder',
    type: 'elder',
    record: elder.id,
    place: placeOf(records, elder),
    title: age === null ? label(name, name) : label(`${name} · ${age} 岁`, `${name} · ${age}`),
    why: told ? label(`${why.zh} · ${told.zh}`, `${why.en} · ${told.en}`) : why,
    urgency,
    due: due.nextDue,
    days: due.days,
  }
}
