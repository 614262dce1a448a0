import { type Label, label } from '../../label.ts'
import { classOfSubclass, type MatterClass, type MatterSubclass } from './matter-options.ts'

/** Six event classes and five component classes of digital city management (DOMAIN 2.4 A). */
export const cityClasses = {
  event_appearance: label('事件·市容环境', 'Event: environment'),
  event_adverts: label('事件·宣传广告', 'Event: advertising'),
  event_construction: label('事件·施工管理', 'Event: construction'),
  event_emergency: label('事件·突发事件', 'Event: emergency'),
  event_street: label('事件·街面秩序', 'Event: street order'),
  event_other: label('事件·其他', 'Event: other'),
  part_utilities: label('部件·公用设施', 'Component: utilities'),
  part_traffic: label('部件·交通设施', 'Component: traffic'),
  part_appearance: label('部件·市容环境设施', 'Component: sanitation'),
  part_green: label('部件·园林绿化', 'Component: greenery'),
  part_other: label('部件·其他', 'Component: other'),
} satisfies Readonly<Record<string, Label>>

export type CityClass = keyof typeof cityClasses

const bySubclass: Readonly<Partial<Record<MatterSubclass, CityClass>>> = {
  PM_lift: 'part_utilities',
  PM_parking: 'event_street',
  PM_cleaning: 'event_appearance',
  PM_repairs: 'part_utilities',
  IF_road: 'part_traffic',
  IF_drain: 'part_utilities',
  EN_adverts: 'event_adverts',
  EN_noise: 'event_street',
  EP_dust: 'event_construction',
  SF_fire: 'event_emergency',
  SF_gas: 'event_emergency',
  SF_falling: 'event_emergency',
  SF_drowning: 'event_emergency',
  SF_ebike: 'event_street',
}

const byClass: Readonly<Record<MatterClass, CityClass>> = {
  PM: 'event_other',
  IF: 'part_utilities',
  EN: 'event_appearance',
  EP: 'event_appearance',
  SF: 'event_other',
  SE: 'event_street',
  DI: 'event_other',
  LW: 'event_other',
  SU: 'event_other',
  CO: 'event_other',
  OT: 'event_other',
}

/**
 * The class of digital city management for a matter (DOMAIN 2.4 `map_to_A`): by its sub-class where that says more,
 * else by its class. A sub-class of another class is not looked at. The pairs are own design.
 */
export function cityClassOf(kind: MatterClass, sub?: MatterSubclass | null): CityClass {
  const fits = sub && classOfSubclass(sub) === kind
  return (fits && bySubclass[sub]) || byClass[kind]
}
