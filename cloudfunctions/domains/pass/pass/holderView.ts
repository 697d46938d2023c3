import type { PassHolder } from '../../../../contract/pass/passHolder'
import { linkTo } from '../../../kernel/files'
import type { Holder } from './passDocument'

/** A holder as others see it; the picture only where somebody has to recognise a face. */
export const viewHolder = async ({ photo, ...shown }: Holder, asked: { photo: boolean } = { photo: false }): Promise<PassHolder> => ({
  ...shown,
  photoUrl: asked.photo && photo ? await linkTo(photo) : null,
})
