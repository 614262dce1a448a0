import { describe, expect, it } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { watermarkLines } from '#domain/photos/watermark-lines.ts'

const facts = {
  takenAt: momentOf('2026-03-02', 9 * 60 + 5) + 7_000,
  isTimeChecked: true,
  community: '石桥村',
  grid: '沿河网格',
  location: { lng: 120.123456, lat: 30.987654 },
  worker: '陈志远',
  account: 'worker09',
  record: 'r_abc',
  sha256: 'f00dcafe'.padEnd(64, '0'),
}

describe('the watermark of a photo (DOMAIN 8.4)', () => {
  it('says when to the second, where to four decimals, who, and what it belongs to', () =>
    expect(watermarkLines(facts)).toEqual([
      '2026-03-02 09:05:07',
      '石桥村 沿河网格 30.9877, 120.1235',
      '陈志远 er09',
      'r_abc f00dcafe',
    ]))

  it('says so when the clock was never checked, when there is no position and when no time is known', () => {
    expect(watermarkLines({ ...facts, isTimeChecked: false })[0]).toBe('2026-03-02 09:05:07 未校时')
    expect(watermarkLines({ ...facts, location: null })[1]).toBe('石桥村 沿河网格 无定位')
    expect(watermarkLines({ ...facts, takenAt: null })[0]).toBe('时间不详')
  })
})
