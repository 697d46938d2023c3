export default definePageConfig({ navigationBarTitleText: '听课证', enablePullDownRefresh: true })
