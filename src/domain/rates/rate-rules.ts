import { type Label, label } from '../label.ts'

export interface RateRule {
  readonly label: Label
  /** Numerator ÷ denominator in words. */
  readonly formula: Label
  /** Whether a high or a low share is the good one. */
  readonly better: 'more' | 'fewer'
  /** How things stand now, whatever the period. */
  readonly isNow: boolean
}

/** What each figure of the roll-up says (DOMAIN 11), in the order of the screens. */
export const rateRules = {
  homesCovered: {
    label: label('走访覆盖率', 'Homes visited'),
    formula: label('走访过的户 ÷ 常住户', 'Homes visited ÷ homes lived in'),
    better: 'more',
    isNow: false,
  },
  keyPeopleVisited: {
    label: label('重点人群走访率', 'Key homes visited'),
    formula: label(
      '走访过的重点户 ÷ 重点户（困难、流动、空巢、留守、残疾、在册老人）',
      'Key homes visited ÷ key homes (hardship, migrant, empty nest, left behind, disabled, elders on file)',
    ),
    better: 'more',
    isNow: false,
  },
  eldersMonthly: {
    label: label('月探访率', 'Elders seen this month'),
    formula: label(
      '当月探访过的老人 ÷ 整月在册的老人',
      'Elders with a completed visit in the month ÷ elders on file all month',
    ),
    better: 'more',
    isNow: false,
  },
  eldersOnTime: {
    label: label('按期探访率', 'Visits on time'),
    formula: label('到期当日或之前完成的 ÷ 当月到期的', 'Done on or before the day ÷ due in the month'),
    better: 'more',
    isNow: false,
  },
  eldersLate: {
    label: label('探访逾期', 'Elders late now'),
    formula: label('现在逾期的老人 ÷ 在册老人', 'Elders late now ÷ elders on file'),
    better: 'fewer',
    isNow: true,
  },
  housesInspected: {
    label: label('排查完成率', 'Houses inspected'),
    formula: label(
      '有审核通过的排查的房屋 ÷ 在档房屋',
      'Houses with an accepted inspection ÷ houses on file',
    ),
    better: 'more',
    isNow: true,
  },
  housesHazard: {
    label: label('隐患率', 'Houses with hazards'),
    formula: label('严重或一定隐患的房屋 ÷ 已排查房屋', 'Houses graded severe or some ÷ houses inspected'),
    better: 'fewer',
    isNow: true,
  },
  housesLate: {
    label: label('排查逾期', 'Houses late now'),
    formula: label('过了排查日期的房屋 ÷ 在档房屋', 'Houses past their day ÷ houses on file'),
    better: 'fewer',
    isNow: true,
  },
  stepsOnTime: {
    label: label('整改按期率', 'Hazard steps on time'),
    formula: label(
      '按期完成的整治环节 ÷ 当月到期的环节',
      'Steps done by their limit ÷ steps due in the month',
    ),
    better: 'more',
    isNow: false,
  },
  casesClosed: {
    label: label('销号率', 'Hazards closed out'),
    formula: label(
      '当月销号 ÷ （当月销号 + 超期未销号）',
      'Closed in the month ÷ (closed + open past a limit)',
    ),
    better: 'more',
    isNow: false,
  },
  mattersOnce: {
    label: label('一次办结率', 'Done in one go'),
    formula: label('一次办成的事项 ÷ 当月结案的事项', 'Matters done in one go ÷ matters closed in the month'),
    better: 'more',
    isNow: false,
  },
  mattersSatisfied: {
    label: label('群众满意率', 'Satisfied'),
    formula: label('满意的事项 ÷ 有评价的事项', 'Matters rated satisfied ÷ matters rated'),
    better: 'more',
    isNow: false,
  },
  mattersLate: {
    label: label('超期率', 'Matters past due'),
    formula: label('超过期限的事项 ÷ 没办结的事项', 'Open past due ÷ open'),
    better: 'fewer',
    isNow: true,
  },
  disputesSolved: {
    label: label('化解率', 'Disputes solved'),
    formula: label('化解 ÷ （化解 + 未化解）', 'Solved ÷ (solved + not solved)'),
    better: 'more',
    isNow: false,
  },
  servicesOnTime: {
    label: label('服务按时办结率', 'Services on time'),
    formula: label(
      '在时限内办完的服务帮办 ÷ 当月办完的',
      'Services done in time ÷ services done in the month',
    ),
    better: 'more',
    isNow: false,
  },
  servicesOnce: {
    label: label('帮办一次办好率', 'Errands in one go'),
    formula: label('一次办好的服务帮办 ÷ 当月办完的', 'Services done in one go ÷ services done in the month'),
    better: 'more',
    isNow: false,
  },
  servicesSatisfied: {
    label: label('服务满意率', 'Services rated well'),
    formula: label('评 4、5 分的服务帮办 ÷ 有评价的', 'Services rated 4 or 5 ÷ services rated'),
    better: 'more',
    isNow: false,
  },
} as const satisfies Record<string, RateRule>

export type RateKey = keyof typeof rateRules

export const rateKeys = Object.keys(rateRules) as readonly RateKey[]
