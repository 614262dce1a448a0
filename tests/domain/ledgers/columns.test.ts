import { describe, expect, test } from 'vitest'
import { type LedgerName, ledgerNames, ledgers } from '#domain/ledgers/ledgers.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { SmallWorld } from '../schedule/small-world.ts'
import { sheetOf } from './read-sheet.ts'

/** As the street's templates have them, letter by letter (DOMAIN 13, and 6.1 for disputes). */
const templates: Partial<Record<LedgerName, string>> = {
  visits:
    '序号, 日期, 网格, 走访人, 陪同人, 走访类型, 走访形式, 户主/对象, 地址, 户数, 主要内容, 矛盾纠纷数, 诉求数, 意见建议数, 治安隐患, 消防隐患, 环境卫生, 其他, 当场解决, 上报, 备注',
  elderVisits:
    '序号, 姓名, 性别, 年龄, 住址, 类别, 关爱等级, 紧急联系人及电话, 探访时间, 探访方式, 健康, 精神, 安全, 卫生, 居住环境, 服务需求, 处置情况, 探访人, 下次探访',
  houses:
    '序号, 房屋编码, 地址, 产权人, 电话, 所在区域, 土地性质, 层数, 面积, 建成年代, 结构, 用途, 是否经营, 行业, 使用人数, 改扩建, 手续, 初判等级, 主要隐患, 鉴定等级, 管理措施, 工程措施, 违建查处, 责任人, 整改期限, 状态, 销号日期, 排查人, 排查日期',
  hazards:
    '序号, 房屋编码, 地址, 隐患, 等级, 发现日期, 管控措施, 鉴定, 一楼一策, 整治方式, 责任单位, 责任人, 时限, 完成日期, 验收人, 销号日期',
  disputes: '序号, 单位, 矛盾纠纷简要情况, 责任单位责任人, 化解时限, 化解情况, 交办督办情况, 销号情况',
  publicity: '序号, 日期, 主题, 方式, 份数, 受众, 地点, 人员',
}

describe('columns of the ledgers (DOMAIN 13)', () => {
  test.each(Object.entries(templates))('%s: the order and the words of the template', (name, template) => {
    const { headings } = sheetOf(name as LedgerName, new SmallWorld().records)
    expect(headings.join(', ')).toBe(template)
  })

  test.each(ledgerNames)('%s: every heading and what a line is, in both languages', (name) => {
    const { label, about, columns } = ledgers[name]
    for (const { zh, en } of [label, about, ...columns.map(({ heading }) => heading)]) {
      expect(zh).toMatch(/[一-鿿]/)
      expect(en).toMatch(/^[^一-鿿]+$/)
    }
    expect(new Set(columns.map(({ heading }) => heading.zh)).size).toBe(columns.length)
  })

  test.each(ledgerNames)('%s: reads only kinds that exist, the young ones among them', (name) => {
    const { reads, recent = [] } = ledgers[name]
    expect(reads.filter((type) => !definitionOf(type))).toEqual([])
    expect(recent.filter((type) => !reads.includes(type))).toEqual([])
  })
})
