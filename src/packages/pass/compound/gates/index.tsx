import { OfCompound } from '../OfCompound'
import { Gates } from './Gates'
import '../../icons.scss'

export default function CompoundGatesPage() {
  return <OfCompound>{(compound) => <Gates compound={compound} />}</OfCompound>
}
