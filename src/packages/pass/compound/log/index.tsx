import { OfCompound } from '../OfCompound'
import { Log } from './Log'
import '../../icons.scss'

export default function CompoundLogPage() {
  return <OfCompound>{(compound) => <Log compound={compound} />}</OfCompound>
}
