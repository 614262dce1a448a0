import type { Dice } from './dice.ts'
import { type Bag, type Row, Rows } from './rows.ts'
import type { Write } from './week-phone.ts'

const hourMs = 3_600_000
const items = ['he_expression', 'he_fall', 'me_mood', 'sa_gas', 'hy_room']

/** What somebody might write next, chosen by dice from what is on the phone; null where there is nothing of the kind. */
type Maker = (rows: Rows, dice: Dice, about: { user: string; now: number }) => Write | null

const log = (user: string, now: number, minutes: number) => ({
  startedAt: now - minutes * 60_000,
  endedAt: now,
  by: [user],
})

function answersOf(dice: Dice): Bag {
  const isWell = dice.chance(0.75)
  const bad = dice.pick(items)
  return Object.fromEntries(
    items.map((item) => [
      item,
      { value: !isWell && item === bad ? dice.pick(['attention', 'abnormal']) : 'normal' },
    ]),
  )
}

const elderVisit: Maker = (rows, dice, { user, now }) => {
  const elders = rows.of('elder').filter(({ body }) => (body.status ?? 'active') === 'active')
  if (!elders.length) return null
  const { id, scope } = dice.pick(elders)
  const { startedAt, endedAt, by } = log(user, now, 12)
  const mode = dice.pick(['in_person', 'in_person', 'phone', 'neighbour'])
  const met = dice.chance(0.85)
  const asks = met && mode !== 'neighbour'
  return {
    type: 'elderVisit',
    scope,
    submit: true,
    body: {
      elder: id,
      mode,
      contact: met ? 'met' : 'not_home',
      startedAt,
      endedAt,
      workers: by,
      ...(asks && { answers: answersOf(dice) }),
    },
  }
}

const homeVisit: Maker = (rows, dice, { user, now }) => {
  const homes = rows.of('household').filter(({ body }) => !['empty', 'movedOut'].includes(body.status))
  if (!homes.length) return null
  const first = dice.pick(homes)
  const near = homes.filter(
    ({ scope, body }) => scope === first.scope && body.building === first.body.building,
  )
  const { startedAt, endedAt, by } = log(user, now, 25)
  const chosen = [...new Set([first, dice.pick(near), dice.pick(near)])]
  const households = chosen.map(({ id }) => ({ household: id, met: dice.pick(['self', 'family', 'nobody']) }))
  return {
    type: 'visit',
    scope: first.scope,
    submit: true,
    body: {
      visitType: 'daily',
      form: 'home',
      startedAt,
      endedAt,
      workers: by,
      households,
      summary: '看了一圈，一切正常。',
    },
  }
}

/** The house as it was found last, once more. */
const inspection: Maker = (rows, dice, { user, now }) => {
  const known = rows.of('houseInspection').filter(({ body }) => rows.get(body.house) && body.facts)
  if (!known.length) return null
  const { scope, body } = dice.pick(known)
  const { startedAt, endedAt, by } = log(user, now, 40)
  const { house, facts, answers, checklistVersion } = body
  return {
    type: 'houseInspection',
    scope,
    submit: true,
    body: {
      house,
      facts,
      answers,
      startedAt,
      endedAt,
      inspectors: by,
      ...(checklistVersion && { checklistVersion }),
      inspectionType: dice.pick(['patrol', 'again', 'event']),
    },
  }
}

/** A hazard in an elder's home counts in the elder's care level. */
const hazard: Maker = (rows, dice) => {
  const homes = rows.of('elder').flatMap(({ body }): Row[] => {
    const home = rows.get(body.household)
    return home ? [home] : []
  })
  if (!homes.length) return null
  const { id, scope, body } = dice.pick(homes)
  return {
    type: 'matter',
    scope,
    submit: false,
    body: { class: 'SF', level: 'L1', brief: '燃气软管老化', household: id, building: body.building },
  }
}

const makers: readonly Maker[] = [elderVisit, elderVisit, elderVisit, homeVisit, inspection, hazard]

export function nextWrite(rows: readonly Row[], dice: Dice, about: { user: string; now: number }): Write {
  const held = new Rows(rows)
  for (let tries = 0; tries < 20; tries++) {
    const write = dice.pick(makers)(held, dice, { ...about, now: about.now - dice.next() * hourMs })
    if (write) return write
  }
  throw new Error('There is nothing to write about')
}
