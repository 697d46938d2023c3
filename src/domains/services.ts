import { useQueryClient } from '@tanstack/react-query'
import { serverNow } from '../services/clock'
import { readStored, writeStored } from '../services/phoneStorage'
import { actionKey } from '../services/useAction'
import { useKnown } from '../services/useKnown'
import { useShown } from '../services/useShown'
import { services } from '.'
import { type Known, type Me, type Service, serviceGroups } from './domainHome'

type Uses = { readonly [service: string]: number }

const usesHere = (): Uses => readStored<Uses>('serviceUses') ?? {}

/** Opens a service and counts it: what is used comes first among the shortcuts. */
export function openService({ name, open }: Service): unknown {
  const uses = usesHere()
  writeStored('serviceUses', { ...uses, [name]: (uses[name] ?? 0) + 1 })
  return open()
}

/** Services for the shortcuts: first what this person can do, of that what they use most. */
export function usualServices(me: Me, most: number): Service[] {
  const uses = usesHere()
  const isHindered = ({ hindrance }: Service) => Number((hindrance?.(me) ?? null) !== null)
  const usesOf = ({ name }: Service) => uses[name] ?? 0
  return [...services].sort((a, b) => isHindered(a) - isHindered(b) || usesOf(b) - usesOf(a)).slice(0, most)
}

/** Groups with something open, of services whose words hold what was searched for. */
export const groupedServices = (searched: string) =>
  serviceGroups
    .map((group) => ({
      group,
      services: services.filter((one) => one.group === group && `${one.name}${one.note}`.includes(searched.trim())),
    }))
    .filter(({ services: found }) => found.length > 0)

/** What is known on the phone, for the states of services and of the own work: looked at anew when the page is shown again. */
export function useKnownHere(): Known {
  const client = useQueryClient()
  useShown()
  const home = useKnown('home.show', ['home.show'])
  return {
    today: home?.today ?? [],
    now: serverNow(),
    answer: (name, input) => client.getQueriesData<never>({ queryKey: actionKey(name, input) })[0]?.[1],
  }
}
