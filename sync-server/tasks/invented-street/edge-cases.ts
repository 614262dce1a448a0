import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { type GridArea, gridAreas } from './area.ts'
import type { BuildingPlan } from './buildings.ts'
import type { InventedElder } from './elders.ts'
import type { Pen } from './pen.ts'
import type { Staff } from './staff.ts'

/** An elder who moved to another grid: the file went along, what was written before stayed where it was. */
export interface Move {
  readonly elder: InventedElder
  readonly from: GridArea
  readonly daysAgo: number
}

const movedDaysAgo = 20

export function chooseMove(elders: readonly InventedElder[]): Move {
  const able = elders.filter(
    ({ level, body }) => level === 'yellow' && body.status === 'active' && body.livingArrangement === 'alone',
  )
  const elder = able.find(({ family }) => family.grid.community.key === 'wutongli') ?? able[0]
  if (!elder) throw new RangeError('No elder can move')
  return {
    elder: { ...elder, arrived: movedDaysAgo },
    from: gridAreas[2] === elder.family.grid ? gridAreas[3]! : gridAreas[2]!,
    daysAgo: movedDaysAgo,
  }
}

/** The flat the elder left: empty now, its record kept. */
export function homeLeft(
  pen: Pen,
  staff: Staff,
  { elder, from, daysAgo }: Move,
  building: BuildingPlan,
): RecordVersion {
  const body: Body<'household'> = {
    code: `${building.body.code}020103`,
    building: building.id,
    unit: '2',
    floor: 1,
    room: '103',
    head: elder.person.name,
    status: 'movedOut',
    note: `搬到${elder.family.place}了。`,
  }
  const by = staff.workerOf(from, 90)
  const at = pen.momentAgo(520, 640)
  return pen.write('household', gridScope(from.code, 'base'), body, {
    by,
    at,
    updatedAt: pen.momentAgo(daysAgo, 640),
  })
}

/** A house that was pulled down; a new one stands at the same address with a file of its own. */
export function demolished(pen: Pen, houses: readonly RecordVersion[]): RecordVersion {
  const rebuilt = houses.find(({ body }) => body.builtBand === 'from2016' && body.landNature === 'collective')
  if (!rebuilt) throw new RangeError('No house is new enough to have been rebuilt')
  const { createdBy, scope } = rebuilt
  const old: Body<'house'> = {
    ...(rebuilt.body as Body<'house'>),
    code: `${String(rebuilt.body.code).slice(0, 13)}09001`,
    structureType: 'brick_wood',
    roofType: 'wood',
    hasSteelPart: false,
    floors: 1,
    area: 62,
    builtYear: 1978,
    builtBand: 'to1980',
    occupants: 0,
    vulnerable: undefined,
    crowdPlace: undefined,
    designMode: 'none',
    buildMode: 'self',
    altered: ['none'],
    alteredYear: undefined,
    appraisals: undefined,
    repairs: '拆了，原地重建，看新档案。',
    status: 'demolished',
  }
  return pen.write('house', scope, old, {
    by: createdBy,
    at: pen.momentAgo(700, 560),
    updatedAt: pen.momentAgo(330, 560),
  })
}

/** One home that two people entered on the same afternoon, each without signal. */
export function enteredTwice(
  pen: Pen,
  staff: Staff,
  home: RecordVersion,
  grid: GridArea,
): readonly [RecordVersion, RecordVersion] {
  const by = staff.helperOf(grid)
  const at = pen.momentAgo(3, 905)
  const { phone: _phone, attention: _attention, ...same } = home.body as Body<'household'>
  const twin = pen.write('household', home.scope, same, { by, at })
  const review: Body<'review'> = {
    kind: 'duplicate',
    target: twin.id,
    targetType: 'household',
    fields: ['code'],
    base: {},
    mine: { record: twin.id, code: twin.body.code ?? null },
    theirs: { record: home.id, code: home.body.code ?? null },
    author: by,
    other: home.createdBy,
    uids: [pen.id('m')],
    openedAt: at + 3 * 3_600_000,
    authorAt: at,
  }
  return [twin, pen.write('review', home.scope, review, { by, at: at + 3 * 3_600_000 })]
}
