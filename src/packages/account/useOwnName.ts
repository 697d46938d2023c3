import { useMe } from './useMe'

/**
 * The full name of whoever holds this phone, in place of a masked one of theirs ("张*"), for their own eyes; others are always answered the masked
 * one. The masked one where the registration isn't known, or tells another name by now.
 */
export function useOwnName(masked: string | null): string | null {
  const realName = useMe().data?.rider?.realName ?? null
  return masked !== null && realName !== null && realName.charAt(0) === masked.charAt(0) ? realName : masked
}
