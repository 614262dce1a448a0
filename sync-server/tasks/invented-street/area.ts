import type { Place } from '#domain/fields/place.ts'

/**
 * The street. Prefix 349901 is assumed to be assigned to no county, and the middle of a lake is where it lies on a
 * map, so that nobody's home is meant.
 */
export const street = { code: '349901001', name: '禾溪街道' } as const

export type CommunityKey = 'donghe' | 'wutongli' | 'shiqiao'

export interface GridArea {
  /** 0–11. */
  readonly index: number
  readonly code: string
  readonly name: string
  readonly community: CommunityArea
  readonly blocks: number
  readonly blockHouseholds: number
  /** Lanes of self-built houses, by name. */
  readonly lanes: readonly string[]
  readonly housesPerLane: number
  readonly houseHouseholds: number
  readonly centre: Place
}

export interface CommunityArea {
  readonly key: CommunityKey
  readonly code: string
  readonly name: string
  readonly road: string
  readonly floors: number
  readonly units: number
}

const donghe: CommunityArea = {
  key: 'donghe',
  code: '349901001001',
  name: '东禾社区',
  road: '东禾路',
  floors: 4,
  units: 2,
}
const wutongli: CommunityArea = {
  key: 'wutongli',
  code: '349901001002',
  name: '梧桐里社区',
  road: '梧桐里',
  floors: 7,
  units: 1,
}
const shiqiao: CommunityArea = {
  key: 'shiqiao',
  code: '349901001201',
  name: '石桥村',
  road: '石桥',
  floors: 3,
  units: 1,
}

type Plan = Pick<
  GridArea,
  'name' | 'community' | 'blocks' | 'blockHouseholds' | 'lanes' | 'housesPerLane' | 'houseHouseholds'
>

const old = (name: string, blockHouseholds: number, lane: string, houseHouseholds: number): Plan => ({
  name,
  community: donghe,
  blocks: 6,
  blockHouseholds,
  lanes: [lane],
  housesPerLane: 10,
  houseHouseholds,
})
const fresh = (name: string): Plan => ({
  name,
  community: wutongli,
  blocks: 9,
  blockHouseholds: 110,
  lanes: [],
  housesPerLane: 0,
  houseHouseholds: 0,
})
const village = (name: string, lanes: readonly string[]): Plan => ({
  name,
  community: shiqiao,
  blocks: 0,
  blockHouseholds: 0,
  lanes,
  housesPerLane: 13,
  houseHouseholds: 85,
})

const plans: readonly Plan[] = [
  old('东禾路北片', 93, '豆腐巷', 13),
  old('东禾路南片', 93, '油坊弄', 13),
  old('老糖厂宿舍', 92, '铁匠弄', 12),
  old('河埠头', 92, '河埠后街', 12),
  fresh('梧桐里一期东'),
  fresh('梧桐里一期西'),
  fresh('梧桐里二期北'),
  fresh('梧桐里二期南'),
  village('石桥头', ['桥头巷', '石板巷', '上街', '下街', '祠堂边']),
  village('沿河', ['沿河路', '水车巷', '柳树湾', '渡口', '晒谷场']),
  village('后山', ['后山路', '竹园', '茶亭', '坡下', '井边']),
  village('新村', ['新村一排', '新村二排', '新村三排', '机耕路', '学堂边']),
]

/** The twelve grids in the order of their codes. */
export const gridAreas: readonly GridArea[] = plans.map((plan, index) => ({
  ...plan,
  index,
  code: `${plan.community.code}${String((index % 4) + 1).padStart(3, '0')}`,
  centre: { lng: 117.5 + (index % 4) * 0.006, lat: 31.54 + Math.floor(index / 4) * 0.006 },
}))

/** A grid that was split: its people went to the two that came after it. */
export const splitGrid = {
  code: `${wutongli.code}005`,
  name: '梧桐里二期(已拆成北、南两格)',
  community: wutongli,
} as const

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** The n-th place of a grid, some 40 m from the next. */
export const placeIn = (grid: GridArea, n: number): Place => ({
  lng: round(grid.centre.lng + (n % 10) * 0.0004),
  lat: round(grid.centre.lat + Math.floor(n / 10) * 0.0004),
})
