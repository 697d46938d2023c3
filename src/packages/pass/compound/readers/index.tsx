import { useRouter } from '@tarojs/taro'
import { OfCompound } from '../OfCompound'
import { Faces } from './Faces'
import { Readers } from './Readers'
import '../../icons.scss'

/** All readers of the compound, or who is in the one that the address names. */
export default function CompoundReadersPage() {
  const { readerId } = useRouter().params
  return readerId ? <Faces /> : <OfCompound>{(compound) => <Readers compound={compound} />}</OfCompound>
}
