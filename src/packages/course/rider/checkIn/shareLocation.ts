import { createSetting } from '../../../../services/settings'

/** Whether the place of this phone goes along with a check-in. Off until somebody wants it. */
export const shareLocation = createSetting('shareLocation', false)
