import { describe, expect, it } from 'vitest'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import type { StructureType } from '#domain/records/house-inspection/checklist-types.ts'
import {
  checklistItem,
  checklistItems,
  checklistSections,
} from '#domain/records/house-inspection/checklist.ts'
import { gradeProfiles } from '#domain/records/house-inspection/grade-profiles.ts'
import { house } from './houses.ts'

const ids = (more: Parameters<typeof house>[0]) => applicableItems(house(more)).map(({ id }) => id)

describe('the checklist', () => {
  it('has sixty items in twelve sections, each once', () => {
    expect(checklistItems).toHaveLength(60)
    expect(checklistSections).toHaveLength(12)
    expect(checklistItem.size).toBe(60)
  })

  it('offers the harmless answer first in every item', () => {
    expect(checklistItems.filter((item) => item.options[0]?.effect !== '-')).toEqual([])
  })

  it('says everything in both languages', () => {
    const labels = checklistItems.flatMap((item) => [
      item,
      ...item.options,
      ...item.photo.kinds,
      ...(item.measures?.fields ?? []).flatMap((field) => [field, field.unit]),
    ])
    for (const { zh, en } of labels) expect([zh, en].every(Boolean)).toBe(true)
  })

  it('lets profiles override only options that exist', () => {
    const overridden = Object.values(gradeProfiles).flatMap(({ overrides }) =>
      Object.entries(overrides).flatMap(([id, values]) =>
        Object.keys(values).map((value) => `${id}.${value}`),
      ),
    )
    const options = checklistItems.flatMap(({ id, options }) => options.map(({ value }) => `${id}.${value}`))
    expect(options).toEqual(expect.arrayContaining(overridden))
  })

  it('calls an expert only for options that exist', () => {
    for (const item of checklistItems) {
      for (const value of item.expertIf ?? []) expect(item.options.map((one) => one.value)).toContain(value)
    }
  })

  it('shows a lived-in brick house 42 items, a business one 48 and a timber one 30', () => {
    expect(ids({})).toHaveLength(42)
    expect(ids({ isBusiness: true })).toHaveLength(48)
    expect(ids({ structureType: 'timber', roofType: 'wood' })).toHaveLength(30)
  })

  it('shows a mixed or unknown structure everything that fits', () => {
    for (const structureType of ['mixed', 'unknown'] as const) {
      expect(ids({ structureType })).toHaveLength(54)
      expect(ids({ structureType, isBusiness: true })).toHaveLength(60)
    }
  })

  it('treats a structure it has never heard of as unknown, not as a house without items', () => {
    expect(ids({ structureType: 'bamboo' as StructureType })).toEqual(ids({ structureType: 'unknown' }))
  })

  it('adds timber items under a wooden roof and steel items with a steel part', () => {
    expect(ids({ roofType: 'wood' })).toContain('wd_truss_beam')
    expect(ids({ hasSteelPart: true })).toContain('st_corrosion')
    expect(ids({})).not.toContain('wd_truss_beam')
  })
})
