import { useAction } from './useAction'

/** Everything that the tab pages show of the person. */
export const useMe = () => useAction('account.me', {})
