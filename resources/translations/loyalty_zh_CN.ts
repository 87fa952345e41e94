<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%1 point(s)</source>
        <translation>
            <numerusform>%1 积分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>Happy birthday!</source>
        <translation>生日快乐！</translation>
    </message>
    <message>
        <source>Happy birthday, %1!</source>
        <translation>%1，生日快乐！</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>谢谢惠顾</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>欢迎下次光临</translation>
    </message>
    <message>
        <source>Your points</source>
        <translation>您的积分</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
    <message>
        <source>Members: please show your code</source>
        <translation>会员请出示会员码</translation>
    </message>
    <message>
        <source>%1 with points (%2)</source>
        <translation>积分抵 %1（%2）</translation>
    </message>
    <message>
        <source>You earn %1</source>
        <translation>本单可得 %1</translation>
    </message>
    <message>
        <source>%1 earned just now</source>
        <translation>本次获得 %1</translation>
    </message>
    <message>
        <source>%1 only until %2</source>
        <translation>%1将于 %2 到期</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>已优惠 %1</translation>
    </message>
    <message>
        <source>%1 from stored value</source>
        <translation>储值支付 %1</translation>
    </message>
    <message>
        <source>You get back</source>
        <translation>退您</translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) for next time</source>
        <translation>
            <numerusform>获得 %n 张优惠券，下次可用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1 已集 %2/%3</translation>
    </message>
    <message>
        <source>stored value %1</source>
        <translation>储值余额 %1</translation>
    </message>
    <message>
        <source>Welcome, %1</source>
        <translation>%1，欢迎光临</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Enrolled</source>
        <translation>入会</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Goods returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Sale voided</source>
        <translation>整单冲正</translation>
    </message>
    <message>
        <source>Points adjusted</source>
        <translation>积分调整</translation>
    </message>
    <message>
        <source>Blocked or unblocked</source>
        <translation>冻结或解冻</translation>
    </message>
    <message>
        <source>Points set aside for spending offline</source>
        <translation>预留离线积分</translation>
    </message>
    <message>
        <source>Points set aside given back</source>
        <translation>退还预留积分</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Terminal enrolled</source>
        <translation>终端启用</translation>
    </message>
    <message>
        <source>An act of a newer version</source>
        <translation>新版本的操作</translation>
    </message>
    <message>
        <source>earned</source>
        <translation>获得</translation>
    </message>
    <message>
        <source>redeemed</source>
        <translation>抵扣</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>adjusted by hand</source>
        <translation>手工调整</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>豁免</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>brought along</source>
        <translation>期初转入</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>risk budget</source>
        <translation>风险额度</translation>
    </message>
    <message>
        <source>points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>towards the tier</source>
        <translation>等级成长值</translation>
    </message>
    <message>
        <source>counted for a rule</source>
        <translation>规则计数</translation>
    </message>
    <message>
        <source>stored value, paid in</source>
        <translation>储值本金</translation>
    </message>
    <message>
        <source>stored value, given</source>
        <translation>储值赠金</translation>
    </message>
    <message>
        <source>stamps</source>
        <translation>印花</translation>
    </message>
    <message>
        <source>coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>uncovered spending</source>
        <translation>无保障额度</translation>
    </message>
    <message>
        <source>at head office</source>
        <translation>已到总部</translation>
    </message>
    <message>
        <source>not yet at head office</source>
        <translation>未到总部</translation>
    </message>
    <message>
        <source>Owed after returns</source>
        <translation>退货后欠积分</translation>
    </message>
    <message>
        <source>Set aside for spending offline</source>
        <translation>离线预留</translation>
    </message>
    <message>
        <source>End on %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>Never end</source>
        <translation>永久有效</translation>
    </message>
    <message>
        <source>Earned on %1</source>
        <translation>%1 获得</translation>
    </message>
    <message>
        <source>Receipt printed or declined</source>
        <translation>小票打印或放弃</translation>
    </message>
    <message>
        <source>Stored value loaded</source>
        <translation>储值充值</translation>
    </message>
    <message>
        <source>Stored value paid out</source>
        <translation>储值退款</translation>
    </message>
    <message>
        <source>Coupons given or taken away</source>
        <translation>发放或收回优惠券</translation>
    </message>
    <message>
        <source>Card stamped</source>
        <translation>盖章</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>换卡</translation>
    </message>
    <message>
        <source>Members merged or parted</source>
        <translation>合并或拆分会员</translation>
    </message>
    <message>
        <source>Family changed</source>
        <translation>变更家庭</translation>
    </message>
    <message>
        <source>Tier given by hand</source>
        <translation>手工授予等级</translation>
    </message>
    <message>
        <source>purchases that keep points alive</source>
        <translation>让积分延期的消费</translation>
    </message>
    <message>
        <source>points back</source>
        <translation>退还积分</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation>已解冻</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无记录</translation>
    </message>
    <message>
        <source>Sales, returns and changes made on this terminal stand here.</source>
        <translation>本终端上的销售、退货和变更会显示在这里。</translation>
    </message>
    <message>
        <source>No points</source>
        <translation>暂无积分</translation>
    </message>
    <message>
        <source>What sales earn stands here, with the day on which it ends.</source>
        <translation>消费所得积分及其到期日会显示在这里。</translation>
    </message>
    <message>
        <source>Put into a segment or out of one</source>
        <translation>加入或移出分群</translation>
    </message>
    <message>
        <source>Data erased on the member&apos;s wish</source>
        <translation>应会员本人要求删除资料</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>Blocked: sell without the member, or call the manager</source>
        <translation>会员已冻结：按非会员销售，或请店长处理</translation>
    </message>
    <message>
        <source>This sale lifts to %1: say so</source>
        <translation>本单后升级为%1，请告知顾客</translation>
    </message>
    <message>
        <source>To redeem, ask for the live code</source>
        <translation>要用积分，请顾客出示动态会员码</translation>
    </message>
    <message>
        <source>Points end soon: say so</source>
        <translation>积分即将到期，请提醒顾客</translation>
    </message>
    <message>
        <source>Wish a happy birthday</source>
        <translation>请祝顾客生日快乐</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>今天生日</translation>
    </message>
    <message>
        <source>Head office at %1</source>
        <translation>总部数据 %1</translation>
    </message>
    <message>
        <source>Head office was never asked</source>
        <translation>从未连接总部</translation>
    </message>
    <message numerus="yes">
        <source>%1, plus %n act(s) here</source>
        <translation>
            <numerusform>%1，另加本机 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest tier</source>
        <translation>已是最高等级</translation>
    </message>
    <message>
        <source>No member</source>
        <translation>未识别会员</translation>
    </message>
    <message>
        <source>Scan the code on the phone or the card, or type a phone number.</source>
        <translation>扫手机会员码或会员卡，也可输入手机号。</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation>积分余额</translation>
    </message>
    <message>
        <source>May redeem %1 (%2): F3</source>
        <translation>可用 %1 抵 %2：F3</translation>
    </message>
    <message>
        <source>%1 only until %2</source>
        <translation>%1将于 %2 到期</translation>
    </message>
    <message>
        <source>Coupon %1 only until %2</source>
        <translation>优惠券“%1”仅到 %2 有效</translation>
    </message>
    <message>
        <source>Gift value %1 only until %2</source>
        <translation>赠送储值 %1 仅到 %2 有效</translation>
    </message>
    <message>
        <source>%1 may be spent from %2</source>
        <translation>%1自 %2 起可用</translation>
    </message>
    <message>
        <source>%1 with this sale</source>
        <translation>本单后升为%1</translation>
    </message>
    <message>
        <source>by number</source>
        <translation>凭号码</translation>
    </message>
    <message>
        <source>by card</source>
        <translation>凭会员卡或静态码</translation>
    </message>
    <message>
        <source>by live code</source>
        <translation>凭动态码</translation>
    </message>
    <message>
        <source>The family has %1: F3</source>
        <translation>家庭有 %1：F3</translation>
    </message>
    <message>
        <source>Points balance · family %1</source>
        <translation>积分余额 · 家庭 %1</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Scan the member&apos;s code again</source>
        <translation>请重新扫描会员码</translation>
    </message>
    <message>
        <source>The basket is empty</source>
        <translation>还没有商品</translation>
    </message>
    <message>
        <source>No member: scan a code</source>
        <translation>没有会员：请先扫码</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>No programme yet: sync first</source>
        <translation>还没有会员方案：请先同步</translation>
    </message>
    <message>
        <source>No programme has begun: check the machine&apos;s clock</source>
        <translation>还没有方案开始生效：请检查本机时钟</translation>
    </message>
    <message>
        <source>The programme redeems no points</source>
        <translation>本方案不支持积分抵扣</translation>
    </message>
    <message>
        <source>Fewer points than may be redeemed at once</source>
        <translation>可用积分不足最低抵扣数</translation>
    </message>
    <message>
        <source>This code only earns: ask for the live code</source>
        <translation>此码只能积分：请出示动态会员码</translation>
    </message>
    <message>
        <source>The basket is too small for points</source>
        <translation>金额太小，不能用积分</translation>
    </message>
    <message>
        <source>The member is known no more: scan again, or F6</source>
        <translation>此会员已不存在：请重扫，或按 F6 移除</translation>
    </message>
    <message>
        <source>The basket is full: book it first</source>
        <translation>本单行数已满：请先结单</translation>
    </message>
    <message>
        <source>Your role may not: ask a supervisor</source>
        <translation>没有权限：请找主管</translation>
    </message>
    <message>
        <source>One moment: a sale is being booked</source>
        <translation>请稍候：正在记账</translation>
    </message>
    <message>
        <source>An article waits for its amount: type it</source>
        <translation>有商品等待输入金额：请输入</translation>
    </message>
    <message>
        <source>The amount is 0 or too large</source>
        <translation>金额为 0 或过大</translation>
    </message>
    <message>
        <source>More points than there may be: split the sale</source>
        <translation>积分超出上限：请分单</translation>
    </message>
    <message>
        <source>The points asked for do not fit any more: choose again</source>
        <translation>积分抵扣已不适用：请重选</translation>
    </message>
    <message>
        <source>The terminal&apos;s data could not be read: one moment, or start it again</source>
        <translation>终端数据无法读取：请稍候，或重新启动</translation>
    </message>
    <message>
        <source>Booked: begin the next sale</source>
        <translation>已记账：请开始下一单</translation>
    </message>
    <message>
        <source>Offline: this terminal has no right to spend it</source>
        <translation>离线：本机没有使用它的额度</translation>
    </message>
    <message>
        <source>The member has no more of it</source>
        <translation>会员没有更多了</translation>
    </message>
    <message>
        <source>One sale takes no more of it</source>
        <translation>每单不能再多用</translation>
    </message>
    <message>
        <source>Does not apply to this basket now</source>
        <translation>不适用于当前商品</translation>
    </message>
    <message>
        <source>Not enough points for it</source>
        <translation>积分不足</translation>
    </message>
    <message>
        <source>No longer in the programme</source>
        <translation>会员方案已不再提供</translation>
    </message>
    <message>
        <source>Nothing is on this account</source>
        <translation>此账户没有余额</translation>
    </message>
    <message>
        <source>All is paid already</source>
        <translation>已全部付清</translation>
    </message>
    <message>
        <source>Stored value: more than is there or due, choose again</source>
        <translation>储值：超过余额或应付金额，请重新选择</translation>
    </message>
    <message>
        <source>Somebody else bought these goods: change the member of the sale first</source>
        <translation>这些商品由他人购买：请先更换本单会员</translation>
    </message>
    <message>
        <source>These goods are back already, or their sale was voided</source>
        <translation>这些商品已退回，或原单已冲正</translation>
    </message>
    <message>
        <source>This sale is not known here</source>
        <translation>本机没有这笔销售</translation>
    </message>
    <message>
        <source>Blocked: F6 takes them off</source>
        <translation>会员已冻结：按 F6 移出</translation>
    </message>
    <message>
        <source>More is paid otherwise than is due: choose again</source>
        <translation>其他方式支付超过应付金额：请重新输入</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>There is not that much stored value on the account.</source>
        <translation>账户储值余额不足。</translation>
    </message>
    <message>
        <source>The member does not have this coupon.</source>
        <translation>会员没有此优惠券。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>The payments are more than is due. Correct their amounts.</source>
        <translation>支付金额超过应付金额，请更正。</translation>
    </message>
    <message>
        <source>Too many wrong codes. Wait a little, then scan again.</source>
        <translation>错误码过多，请稍候再扫。</translation>
    </message>
    <message>
        <source>This code is not genuine. Ask the member to open the code again.</source>
        <translation>此码不是真码，请会员重新打开会员码。</translation>
    </message>
    <message>
        <source>This code has paid already. The phone shows a new one every 30 seconds.</source>
        <translation>此码已用于一笔销售。手机每 30 秒会显示新码。</translation>
    </message>
    <message>
        <source>Misread. Scan again.</source>
        <translation>误读，请重扫。</translation>
    </message>
    <message>
        <source>Only a part of the code arrived. Scan again.</source>
        <translation>只读到一部分，请重扫。</translation>
    </message>
    <message>
        <source>This is a receipt of ours, and no member.</source>
        <translation>这是本店小票，不是会员码。</translation>
    </message>
    <message>
        <source>This is an article&apos;s number, and no member has it.</source>
        <translation>这是商品条码，没有会员使用它。</translation>
    </message>
    <message>
        <source>This is a payment code. It was not kept.</source>
        <translation>这是付款码，未作任何保存。</translation>
    </message>
    <message>
        <source>This is a bank card. It was not kept.</source>
        <translation>这是银行卡号，未作任何保存。</translation>
    </message>
    <message>
        <source>This is another shop&apos;s code.</source>
        <translation>这是其他商家的码。</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code again: a sale was made with this one.</source>
        <translation>请重新扫描会员码：此码已用于一笔销售。</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code again: it was scanned too long ago.</source>
        <translation>请重新扫描会员码：上次扫码已过太久。</translation>
    </message>
    <message>
        <source>The points or what is to pay changed since they were shown. Look again, then book.</source>
        <translation>积分或应付金额在显示后有变化。请再核对，然后记账。</translation>
    </message>
    <message>
        <source>Another sale has this ticket&apos;s number. Nothing was booked: give this one a number of its own.</source>
        <translation>另一笔销售已用了这个小票号。没有入账：请给这笔销售一个自己的号。</translation>
    </message>
    <message>
        <source>Your role may not do this. Ask a supervisor.</source>
        <translation>没有权限，请找主管。</translation>
    </message>
    <message>
        <source>Needs the approval of a supervisor.</source>
        <translation>需要主管授权。</translation>
    </message>
    <message>
        <source>No programme yet. Sync with head office, then try again.</source>
        <translation>还没有会员方案。请先与总部同步再试。</translation>
    </message>
    <message>
        <source>By this machine&apos;s clock no programme has begun yet. Set the clock right, then try again.</source>
        <translation>按本机时钟还没有方案开始生效。请先校准时钟，再试一次。</translation>
    </message>
    <message>
        <source>The member is not known here any more. Scan the code again.</source>
        <translation>本机已没有该会员，请重新扫码。</translation>
    </message>
    <message>
        <source>This member is blocked. Ask the manager, or sell without the member.</source>
        <translation>会员已冻结。请找店长，或按非会员销售。</translation>
    </message>
    <message>
        <source>Your role may not redeem points. Ask a supervisor.</source>
        <translation>没有积分抵扣权限，请找主管。</translation>
    </message>
    <message>
        <source>The basket cannot be reckoned. Check its lines.</source>
        <translation>本单无法计算，请检查商品行。</translation>
    </message>
    <message>
        <source>No such sale. Scan the code on the receipt again.</source>
        <translation>查无此单，请重扫小票上的码。</translation>
    </message>
    <message>
        <source>This sale was voided. There is nothing left to return.</source>
        <translation>此单已冲正，没有可退的商品。</translation>
    </message>
    <message>
        <source>Another return has this number. Nothing was booked: give this one a number of its own.</source>
        <translation>另一笔退货已用了这个号。没有入账：请给这笔退货一个自己的号。</translation>
    </message>
    <message>
        <source>These goods cannot be returned. Check the quantities.</source>
        <translation>这些商品不能退，请检查数量。</translation>
    </message>
    <message>
        <source>This is no phone number, card or code. Check what was typed.</source>
        <translation>不是手机号、卡号或会员码，请检查输入。</translation>
    </message>
    <message>
        <source>No such member. Check the number, or enrol a new member.</source>
        <translation>查无此会员。请核对号码，或办理入会。</translation>
    </message>
    <message>
        <source>Several members share this number. Ask for the card or the live code.</source>
        <translation>多位会员使用此号码，请出示会员卡或动态会员码。</translation>
    </message>
    <message>
        <source>This member asked to be forgotten. A new membership can be made.</source>
        <translation>该会员已注销，可以重新入会。</translation>
    </message>
    <message>
        <source>The name is too long or has signs that cannot be printed. Type it shorter.</source>
        <translation>姓名太长或含有无法打印的符号，请简写。</translation>
    </message>
    <message>
        <source>The phone number is not complete. Check it with the customer.</source>
        <translation>手机号不完整，请与顾客核对。</translation>
    </message>
    <message>
        <source>The card number is wrong: its check digit does not fit. Type it again.</source>
        <translation>卡号有误：校验位不符，请重新输入。</translation>
    </message>
    <message>
        <source>A payment code is never kept. Type the number of a card of ours, or leave it empty.</source>
        <translation>付款码绝不保存。请输入本店会员卡号，或留空。</translation>
    </message>
    <message>
        <source>A bank card&apos;s number is never kept. Type the number of a card of ours, or leave it empty.</source>
        <translation>银行卡号绝不保存。请输入本店会员卡号，或留空。</translation>
    </message>
    <message>
        <source>There is no such day. Type year-month-day, as in 1999-02-28.</source>
        <translation>没有这一天。请按 年-月-日 输入，如 1999-02-28。</translation>
    </message>
    <message>
        <source>The customer has not agreed yet. Show the text and tick the box.</source>
        <translation>顾客尚未同意。请出示条款并勾选。</translation>
    </message>
    <message>
        <source>Under 14: a parent or guardian must agree. Enrol the parent instead.</source>
        <translation>未满 14 周岁须监护人同意，请为家长办理入会。</translation>
    </message>
    <message>
        <source>Somebody is a member with this number already. Find the member instead.</source>
        <translation>此号码已是会员，请直接查找该会员。</translation>
    </message>
    <message>
        <source>This sale was voided before. Nothing is left to do.</source>
        <translation>此单早已冲正，无须再处理。</translation>
    </message>
    <message>
        <source>Goods of this sale came back already. Return the rest instead.</source>
        <translation>此单已有退货，其余商品请办理退货。</translation>
    </message>
    <message>
        <source>Only sales of today can be voided. Return the goods instead.</source>
        <translation>只能冲正当天的单，请办理退货。</translation>
    </message>
    <message>
        <source>Needs the approval of a manager.</source>
        <translation>需要店长授权。</translation>
    </message>
    <message>
        <source>The member is not known here. Search again.</source>
        <translation>本机没有该会员，请重新查找。</translation>
    </message>
    <message>
        <source>Say why. The reason is kept with the points.</source>
        <translation>请填写原因，原因随积分留存。</translation>
    </message>
    <message>
        <source>So many points cannot be booked at once. Type fewer.</source>
        <translation>一次不能调整这么多积分，请减少。</translation>
    </message>
    <message>
        <source>0 points change nothing. Type how many.</source>
        <translation>0 积分没有变化，请输入数量。</translation>
    </message>
    <message>
        <source>Say why. The reason is kept.</source>
        <translation>请填写原因，原因会留存。</translation>
    </message>
    <message>
        <source>It is so already. Nothing was changed.</source>
        <translation>已是此状态，没有变化。</translation>
    </message>
    <message>
        <source>No such sale. Check the number on the receipt.</source>
        <translation>查无此单，请核对小票号。</translation>
    </message>
    <message>
        <source>The basket is empty. Scan an article or type an amount.</source>
        <translation>还没有商品，请扫商品或输入金额。</translation>
    </message>
    <message>
        <source>The basket is full. Book it and begin another sale.</source>
        <translation>本单行数已满，请结单后另开一单。</translation>
    </message>
    <message>
        <source>A line is there twice. Remove one of them.</source>
        <translation>有重复的行，请删除一行。</translation>
    </message>
    <message>
        <source>The amount is too large for one sale.</source>
        <translation>金额超过单笔上限。</translation>
    </message>
    <message>
        <source>The quantity is too large for one line.</source>
        <translation>数量超过单行上限。</translation>
    </message>
    <message>
        <source>The basket is in another currency than the programme.</source>
        <translation>本单币种与会员方案不同。</translation>
    </message>
    <message>
        <source>The sale would make more points than there may be. Split it.</source>
        <translation>本单积分超出上限，请分单。</translation>
    </message>
    <message>
        <source>The programme does not redeem points.</source>
        <translation>本方案不支持积分抵扣。</translation>
    </message>
    <message>
        <source>Only a member can pay with points. Scan the member&apos;s code first.</source>
        <translation>只有会员才能用积分抵扣。请先扫会员码。</translation>
    </message>
    <message>
        <source>Fewer points than may be redeemed at once. Type more.</source>
        <translation>低于最低抵扣积分，请增加。</translation>
    </message>
    <message>
        <source>Points are redeemed in whole steps only. Round the number.</source>
        <translation>积分须按整档抵扣，请取整。</translation>
    </message>
    <message>
        <source>More points than this sale may be paid with. Type fewer.</source>
        <translation>超过本单可抵扣积分，请减少。</translation>
    </message>
    <message>
        <source>The member does not have so many points. Type fewer.</source>
        <translation>会员没有这么多积分，请减少。</translation>
    </message>
    <message>
        <source>This kind of code does not redeem so many. Ask for the live code.</source>
        <translation>此类码不能抵扣这么多，请出示动态会员码。</translation>
    </message>
    <message>
        <source>Offline: this terminal may not spend so many points. Type fewer.</source>
        <translation>离线：本机不能用这么多积分，请减少。</translation>
    </message>
    <message>
        <source>This line is not on the receipt. Choose another.</source>
        <translation>小票上没有这一行，请另选。</translation>
    </message>
    <message>
        <source>A line was chosen twice. Choose each once.</source>
        <translation>同一行选了两次，每行只选一次。</translation>
    </message>
    <message>
        <source>All of this line came back already.</source>
        <translation>此行已全部退货。</translation>
    </message>
    <message>
        <source>More than was sold is chosen. Type a smaller quantity.</source>
        <translation>退货数量超过销售数量，请减少。</translation>
    </message>
    <message>
        <source>Nothing is chosen. Choose what comes back.</source>
        <translation>尚未选择，请选择要退的商品。</translation>
    </message>
    <message>
        <source>cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>register</source>
        <translation>收银机</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>查找会员</translation>
    </message>
    <message>
        <source>Enrol a member</source>
        <translation>办理会员入会</translation>
    </message>
    <message>
        <source>Book a sale</source>
        <translation>销售结单</translation>
    </message>
    <message>
        <source>Redeem points</source>
        <translation>积分抵扣</translation>
    </message>
    <message>
        <source>Return goods</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Return goods without a receipt</source>
        <translation>无小票退货</translation>
    </message>
    <message>
        <source>Void a sale</source>
        <translation>整单冲正</translation>
    </message>
    <message>
        <source>Adjust points</source>
        <translation>调整积分</translation>
    </message>
    <message>
        <source>Block or unblock a member</source>
        <translation>冻结或解冻会员</translation>
    </message>
    <message>
        <source>See a member&apos;s ledger</source>
        <translation>查看会员账目</translation>
    </message>
    <message>
        <source>Reprint a receipt</source>
        <translation>补打小票</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody active has this number. Check it.</source>
        <translation>没有此工号或已停用，请核对。</translation>
    </message>
    <message>
        <source>This number has a PIN. Type it.</source>
        <translation>此工号设有密码，请输入。</translation>
    </message>
    <message>
        <source>Wrong PIN. The next try has to wait %1.</source>
        <translation>密码错误，须等 %1 才能再试。</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. After %n more wrong one(s) the next try has to wait.</source>
        <translation>
            <numerusform>密码错误，再错 %n 次须等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>This person has no PIN yet. Head office gives one; until then somebody else must.</source>
        <translation>此人尚无密码。请总部设置；在此之前请换人授权。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait %1, then try again.</source>
        <translation>密码错误次数过多，请等 %1 后再试。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A supervisor lets this number try again.</source>
        <translation>密码错误次数太多，请主管为此工号解锁。</translation>
    </message>
    <message>
        <source>Nobody allows their own act. Somebody else must.</source>
        <translation>不能授权自己的操作，请换人。</translation>
    </message>
    <message>
        <source>Nobody with this number may allow it. Somebody else must.</source>
        <translation>此工号不能授权，请换人。</translation>
    </message>
    <message>
        <source>Unlock a number</source>
        <translation>解锁工号</translation>
    </message>
    <message>
        <source>Load stored value</source>
        <translation>储值充值</translation>
    </message>
    <message>
        <source>Pay out stored value</source>
        <translation>储值退款</translation>
    </message>
    <message>
        <source>Give or take away coupons</source>
        <translation>发放或收回优惠券</translation>
    </message>
    <message>
        <source>Stamp a card</source>
        <translation>盖章</translation>
    </message>
    <message>
        <source>Replace a card</source>
        <translation>换卡</translation>
    </message>
    <message>
        <source>Merge or part members</source>
        <translation>合并或拆分会员</translation>
    </message>
    <message>
        <source>Change a family</source>
        <translation>变更家庭</translation>
    </message>
    <message>
        <source>Give a tier by hand</source>
        <translation>手工授予等级</translation>
    </message>
    <message>
        <source>No right to spend all of this was given. Nothing was booked: take less, or try again online.</source>
        <translation>未获得使用额度。未记账：请少用一些，或联网后再试。</translation>
    </message>
    <message>
        <source>The account that should pay is blocked, or not known here any more.</source>
        <translation>用于支付的账户已冻结，或本机已查不到。</translation>
    </message>
    <message>
        <source>The programme does not offer this.</source>
        <translation>会员方案不提供此项。</translation>
    </message>
    <message>
        <source>No such member or gift card. Check the number.</source>
        <translation>没有这位会员或这张礼品卡。请核对号码。</translation>
    </message>
    <message>
        <source>This account is blocked. Ask the manager.</source>
        <translation>此账户已冻结。请找店长。</translation>
    </message>
    <message>
        <source>Too little, or more than one account may hold. Choose another amount.</source>
        <translation>金额过小，或超过账户上限。请换一个金额。</translation>
    </message>
    <message>
        <source>There is not that much on the account.</source>
        <translation>账户余额不足。</translation>
    </message>
    <message>
        <source>Head office was not reached, or gave no leave to spend it. Try again when online.</source>
        <translation>未能联系总部，或总部未给使用额度。请联网后再试。</translation>
    </message>
    <message>
        <source>Another top-up has this number. Nothing was booked.</source>
        <translation>另一笔充值已用此号码。未记账。</translation>
    </message>
    <message>
        <source>This sale is known here. Scan the code on its receipt and return its lines.</source>
        <translation>本机有这笔销售。请扫它的小票条码，再退各行。</translation>
    </message>
    <message>
        <source>Who brought them is not known here. Find that member first, or leave it empty.</source>
        <translation>此处没有该推荐人。请先查询该会员，或留空。</translation>
    </message>
    <message>
        <source>Put members into segments</source>
        <translation>调整会员分群</translation>
    </message>
    <message>
        <source>Another act has this reference. Nothing was booked.</source>
        <translation>这个编号已用于另一项操作，本次未记账。</translation>
    </message>
    <message>
        <source>No such top-up here, or it is taken back already.</source>
        <translation>这里没有这笔充值，或已撤销。</translation>
    </message>
    <message>
        <source>A top-up is taken back on its own day only. Pay the value out instead.</source>
        <translation>充值只能在当天撤销，请改为退还余额。</translation>
    </message>
    <message>
        <source>Something of the top-up is spent. Pay out what is left instead.</source>
        <translation>这笔充值已有部分用掉，请改为退还剩余的余额。</translation>
    </message>
    <message>
        <source>This is no card number of ours. Scan the card, or type all of its digits.</source>
        <translation>不是本店的卡号。请扫描卡片，或输入完整卡号。</translation>
    </message>
    <message>
        <source>Another member has this card. Take a card that nobody has.</source>
        <translation>此卡已属于另一位会员。请换一张无人使用的卡。</translation>
    </message>
    <message>
        <source>This member&apos;s own data cannot be opened on this terminal. Head office replaces the card.</source>
        <translation>本机无法打开该会员的资料，请由总部换卡。</translation>
    </message>
    <message>
        <source>This is the same member. Scan the other one.</source>
        <translation>这是同一位会员。请扫描另一位。</translation>
    </message>
    <message>
        <source>These two are not merged. There is nothing to part.</source>
        <translation>这两位会员没有合并过，无需拆分。</translation>
    </message>
    <message>
        <source>The member is in a family already. Leave that one first.</source>
        <translation>该会员已在一个家庭中，请先退出。</translation>
    </message>
    <message>
        <source>The member is in no family.</source>
        <translation>该会员不在任何家庭中。</translation>
    </message>
    <message>
        <source>This family has as many members as the programme allows. Somebody has to leave first.</source>
        <translation>该家庭的会员人数已达方案上限，需先有人退出。</translation>
    </message>
    <message>
        <source>The programme does not have this tier any more. Choose another.</source>
        <translation>方案中已没有此等级，请另选。</translation>
    </message>
    <message>
        <source>The last day lies before today. Type a later one.</source>
        <translation>最后一天早于今天，请输入更晚的日期。</translation>
    </message>
    <message>
        <source>This is no name of a segment, or the member is in as many as there may be.</source>
        <translation>这不是会员分群的名称，或该会员所在的分群已达上限。</translation>
    </message>
    <message>
        <source>The member is in this segment already.</source>
        <translation>该会员已在此分群中。</translation>
    </message>
    <message>
        <source>The member is not in this segment.</source>
        <translation>该会员不在此分群中。</translation>
    </message>
    <message>
        <source>The member does not have so many points. Take fewer away.</source>
        <translation>该会员没有这么多积分。请减少扣除数。</translation>
    </message>
    <message>
        <source>Goods came back in this sale. Return what was bought instead.</source>
        <translation>这笔销售是换货，不能冲正。请退回所购商品。</translation>
    </message>
    <message>
        <source>This number is a member&apos;s, and no gift card&apos;s. Scan the gift card.</source>
        <translation>此号码属于会员，不是礼品卡。请扫描礼品卡。</translation>
    </message>
    <message>
        <source>A payment is below zero. Type what was paid.</source>
        <translation>支付金额不能小于零。请输入实际支付的金额。</translation>
    </message>
    <message>
        <source>This reward is not offered for this sale. Choose another.</source>
        <translation>本单不提供此换购。请另选一项。</translation>
    </message>
    <message>
        <source>The rewards take off more than there is to pay. Take fewer.</source>
        <translation>换购抵扣超过应付金额。请减少换购。</translation>
    </message>
    <message>
        <source>The member has too few points for this reward. Choose another.</source>
        <translation>会员积分不足以换购此项。请另选一项。</translation>
    </message>
    <message>
        <source>Stored value is left on the account. Pay it out first.</source>
        <translation>账户中还有储值余额，请先退还。</translation>
    </message>
    <message>
        <source>Erase a member&apos;s data</source>
        <translation>删除会员资料</translation>
    </message>
</context>
<context>
    <name>Sale</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Blocked: earns nothing</source>
        <translation>已冻结，不积分</translation>
    </message>
    <message>
        <source>No member: earns nothing</source>
        <translation>非会员，不积分</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Points earned</source>
        <translation>本单积分</translation>
    </message>
    <message>
        <source>Redeem points</source>
        <translation>积分抵扣</translation>
    </message>
    <message>
        <source>This ticket was booked before</source>
        <translation>此单早已记账</translation>
    </message>
    <message>
        <source>Sale booked</source>
        <translation>已记账</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>积分抵扣</translation>
    </message>
    <message>
        <source>New balance</source>
        <translation>本单后余额</translation>
    </message>
    <message>
        <source>New tier</source>
        <translation>新等级</translation>
    </message>
    <message>
        <source>F9 prints the receipt</source>
        <translation>按 F9 打印小票</translation>
    </message>
    <message>
        <source>%1 with points (%2)</source>
        <translation>积分抵 %1（%2）</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 = %2. From %3 on, in steps of %4.</source>
        <translation>%1抵 %2。%3 起用，每档 %4。</translation>
    </message>
    <message>
        <source>Redeem: %1</source>
        <translation>用积分：%1</translation>
    </message>
    <message>
        <source>Offers %1</source>
        <translation>优惠 %1</translation>
    </message>
    <message>
        <source>Rewards for %1</source>
        <translation>%1换购</translation>
    </message>
    <message>
        <source>Goods back %1</source>
        <translation>换货抵扣 %1</translation>
    </message>
    <message>
        <source>Stored value %1</source>
        <translation>储值 %1</translation>
    </message>
    <message>
        <source>%1 back to stored value</source>
        <translation>%1 退回储值</translation>
    </message>
    <message>
        <source>%1 left on it</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>Hand over: %1</source>
        <translation>请交给顾客：%1</translation>
    </message>
    <message>
        <source>Coupon received: %1</source>
        <translation>获得优惠券：%1</translation>
    </message>
    <message>
        <source>The card is full: its coupon is issued</source>
        <translation>集点卡已满：已发优惠券</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>应退</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>还需支付</translation>
    </message>
    <message>
        <source>Offers and coupons</source>
        <translation>优惠与优惠券</translation>
    </message>
    <message>
        <source>In cash %1</source>
        <translation>现金 %1</translation>
    </message>
    <message>
        <source>In cash, rounded</source>
        <translation>现金（取整）</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>扣回积分</translation>
    </message>
    <message>
        <source>Now scan or type what is taken instead</source>
        <translation>请扫描或输入换购的商品</translation>
    </message>
    <message>
        <source>%1 with points (%2, %3 of them the family&apos;s)</source>
        <translation>积分抵扣 %1（%2，其中家庭 %3）</translation>
    </message>
    <message numerus="yes">
        <source>Family: %n other(s), %1 together</source>
        <translation>
            <numerusform>家庭：另有 %n 人，共 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 pays %2</source>
        <translation>%1 支付 %2</translation>
    </message>
    <message>
        <source>Own only</source>
        <translation>仅本人</translation>
    </message>
    <message>
        <source>+ Family</source>
        <translation>加家庭</translation>
    </message>
    <message>
        <source>%1 that had paid for the old goods pay again</source>
        <translation>原商品所用的 %1 继续抵扣</translation>
    </message>
    <message>
        <source>%1 that had paid for the old goods go home</source>
        <translation>原商品所用的 %1 退还会员</translation>
    </message>
    <message>
        <source>From the family: %1</source>
        <translation>家庭成员积分：%1</translation>
    </message>
    <message>
        <source>a member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>as much as the family&apos;s points allow</source>
        <translation>家庭积分可兑的最多数</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message numerus="yes">
        <source>SYNC STOPPED · %n change(s) waiting</source>
        <translation>
            <numerusform>同步已停 · %n 笔待上传</numerusform>
        </translation>
    </message>
    <message>
        <source>OFFLINE</source>
        <translation>离线</translation>
    </message>
    <message numerus="yes">
        <source>Online · sending %n change(s)</source>
        <translation>
            <numerusform>在线 · 正在上传 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Clock went back</source>
        <translation>时钟倒退</translation>
    </message>
    <message>
        <source>Clock differs</source>
        <translation>时钟有偏差</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>无扫码枪</translation>
    </message>
    <message>
        <source>Scanner ready</source>
        <translation>扫码枪就绪</translation>
    </message>
    <message>
        <source>Check the scanner</source>
        <translation>请检查扫码枪</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>无打印机</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>打印机就绪</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>打印机缺纸</translation>
    </message>
    <message>
        <source>Printer open</source>
        <translation>打印机盖未合</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>打印机未连接</translation>
    </message>
    <message>
        <source>Printer not permitted</source>
        <translation>打印机无权限</translation>
    </message>
    <message>
        <source>Check the printer</source>
        <translation>请检查打印机</translation>
    </message>
    <message>
        <source>The receipt waits for the printer</source>
        <translation>小票正等待打印</translation>
    </message>
    <message>
        <source>The receipt is being printed</source>
        <translation>小票正在打印</translation>
    </message>
    <message>
        <source>The receipt is printed</source>
        <translation>小票已打印</translation>
    </message>
    <message>
        <source>The receipt was sent to the printer</source>
        <translation>小票已发送到打印机</translation>
    </message>
    <message>
        <source>Look whether the receipt is whole. F9 prints it again</source>
        <translation>请看小票是否完整，按 F9 可补打</translation>
    </message>
    <message>
        <source>The receipt was not printed. F9 tries again</source>
        <translation>小票未打印，按 F9 重试</translation>
    </message>
    <message>
        <source>No printer: there is no paper receipt</source>
        <translation>无打印机，不出纸质小票</translation>
    </message>
    <message>
        <source>head office at %1</source>
        <translation>总部数据 %1</translation>
    </message>
    <message>
        <source>No scan yet</source>
        <translation>尚未扫码</translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>尚未打印</translation>
    </message>
    <message numerus="yes">
        <source>plus %n sale(s) here</source>
        <translation>
            <numerusform>加上本机 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n 项待上传</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: put it right, and the receipt prints by itself</source>
        <translation>%1：处理好后小票会自动打印</translation>
    </message>
</context>
<context>
    <name>Tiers</name>
    <message>
        <source>%1 more to %2</source>
        <translation>再消费 %1 升级为%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 more point(s) to %2</source>
        <translation>
            <numerusform>再得 %1 积分升级为%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more visit(s) to %2</source>
        <translation>
            <numerusform>再消费 %1 次升级为%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more by %2 keeps %3</source>
        <translation>%2 前再消费 %1 可保住%3</translation>
    </message>
    <message numerus="yes">
        <source>%1 more point(s) by %2 to keep %3</source>
        <translation>
            <numerusform>%2 前再得 %1 积分可保住%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more visit(s) by %2 to keep %3</source>
        <translation>
            <numerusform>%2 前再消费 %1 次可保住%3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The disk is full. Nothing was booked. Call the manager: free some room, then try again.</source>
        <translation>磁盘已满，没有记账。请店长清理空间后再试。</translation>
    </message>
    <message>
        <source>The disk cannot be written. Nothing was booked. Call the manager.</source>
        <translation>磁盘不可写，没有记账。请找店长。</translation>
    </message>
    <message>
        <source>The disk failed. Nothing more is booked until it is mended. Call the manager.</source>
        <translation>磁盘故障，修复前不再记账。请找店长。</translation>
    </message>
    <message>
        <source>The terminal is busy for a moment. Try again.</source>
        <translation>终端正忙，请再试一次。</translation>
    </message>
    <message>
        <source>The terminal already runs in another window. Close that one first.</source>
        <translation>终端已在另一窗口运行，请先关闭。</translation>
    </message>
    <message>
        <source>Stored data are damaged. Do not go on selling with points. Call support.</source>
        <translation>数据已损坏，请停用积分销售并联系技术支持。</translation>
    </message>
    <message>
        <source>A newer version of this program has written here. Install that version.</source>
        <translation>数据由更新的版本写入，请安装新版本。</translation>
    </message>
    <message>
        <source>Something that must be there is missing. Call support.</source>
        <translation>缺少必要的文件，请联系技术支持。</translation>
    </message>
    <message>
        <source>Head office cannot be reached. Sales go on; it is tried again by itself.</source>
        <translation>连不上总部。可继续销售，系统会自动重试。</translation>
    </message>
    <message>
        <source>Head office did not answer in time. It is tried again by itself.</source>
        <translation>总部响应超时，系统会自动重试。</translation>
    </message>
    <message>
        <source>Head office is busy. It is tried again by itself.</source>
        <translation>总部繁忙，系统会自动重试。</translation>
    </message>
    <message>
        <source>Head office answered something strange. It is tried again by itself.</source>
        <translation>总部返回异常，系统会自动重试。</translation>
    </message>
    <message>
        <source>Head office&apos;s certificate or signature does not hold. Call support.</source>
        <translation>总部证书或签名无效，请联系技术支持。</translation>
    </message>
    <message>
        <source>Head office would not take it. Call support.</source>
        <translation>总部拒绝接收，请联系技术支持。</translation>
    </message>
    <message>
        <source>A setting is wrong. Call support.</source>
        <translation>设置有误，请联系技术支持。</translation>
    </message>
    <message>
        <source>Another copy of this terminal has written to head office. Stop selling with points and enrol this terminal anew.</source>
        <translation>本终端的另一份副本已向总部写入。请停用积分销售，并重新启用本终端。</translation>
    </message>
    <message>
        <source>Head office has retired this terminal. Enrol it anew.</source>
        <translation>总部已停用本终端，请重新启用。</translation>
    </message>
    <message>
        <source>Head office does not know this terminal. Enrol it anew.</source>
        <translation>总部没有登记本终端，请重新启用。</translation>
    </message>
    <message>
        <source>Head office was restored from a copy. Sync once more.</source>
        <translation>总部已从备份恢复，请再同步一次。</translation>
    </message>
    <message>
        <source>The code is wrong, used or too old. Ask head office for a new one.</source>
        <translation>启用码错误、已用过或已过期，请向总部索取新码。</translation>
    </message>
    <message>
        <source>A signature does not hold. Call support.</source>
        <translation>签名无效，请联系技术支持。</translation>
    </message>
    <message>
        <source>This program is too old for head office. Install the new version.</source>
        <translation>程序版本太旧，与总部不符，请安装新版本。</translation>
    </message>
    <message>
        <source>This program is newer than head office. Update head office first.</source>
        <translation>程序比总部新，请先升级总部。</translation>
    </message>
    <message>
        <source>Head office did not understand this terminal. Call support.</source>
        <translation>总部无法识别本终端的请求，请联系技术支持。</translation>
    </message>
    <message>
        <source>Head office does not have it.</source>
        <translation>总部没有此记录。</translation>
    </message>
    <message>
        <source>Sync stands still. Call support.</source>
        <translation>同步已停止，请联系技术支持。</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan a code, or type a number</source>
        <translation>请扫码，或输入号码</translation>
    </message>
    <message>
        <source>A member&apos;s code, an article, a receipt, an amount</source>
        <translation>会员码、商品、小票，或输入金额</translation>
    </message>
    <message>
        <source>Live code: earn and redeem</source>
        <translation>动态会员码：可积分、可抵扣</translation>
    </message>
    <message>
        <source>Genuine and fresh</source>
        <translation>真实有效</translation>
    </message>
    <message>
        <source>Live code, online: earn and redeem</source>
        <translation>动态会员码（在线）：可积分、可抵扣</translation>
    </message>
    <message>
        <source>Genuine, fresh, and head office agrees</source>
        <translation>真实有效，总部已确认</translation>
    </message>
    <message>
        <source>Card number: earn</source>
        <translation>会员卡：可积分</translation>
    </message>
    <message>
        <source>To redeem more, ask for the live code on the phone</source>
        <translation>要多用积分，请出示手机动态会员码</translation>
    </message>
    <message>
        <source>Phone number: earn only</source>
        <translation>手机号：只能积分</translation>
    </message>
    <message>
        <source>To redeem, ask for the live code on the phone</source>
        <translation>要用积分，请出示手机动态会员码</translation>
    </message>
    <message>
        <source>Code is %1 old: counts as a card</source>
        <translation>会员码已过 %1：按会员卡处理</translation>
    </message>
    <message>
        <source>Ask for the code that the phone shows now</source>
        <translation>请出示手机上最新的会员码</translation>
    </message>
    <message>
        <source>The phone&apos;s clock is %1 ahead: counts as a card</source>
        <translation>手机时钟快 %1：按会员卡处理</translation>
    </message>
    <message>
        <source>The customer can set the phone&apos;s clock to automatic</source>
        <translation>请顾客把手机时间设为自动</translation>
    </message>
    <message>
        <source>This terminal&apos;s clock is in doubt: counts as a card</source>
        <translation>本机时钟不准：按会员卡处理</translation>
    </message>
    <message>
        <source>Redeem less, or call the manager to set the clock</source>
        <translation>少用积分，或请店长校准时钟</translation>
    </message>
    <message>
        <source>This member is on the screen already</source>
        <translation>该会员已在屏幕上</translation>
    </message>
    <message>
        <source>Go on with the sale</source>
        <translation>请继续销售</translation>
    </message>
    <message>
        <source>Another member was scanned</source>
        <translation>扫到另一位会员</translation>
    </message>
    <message>
        <source>Say whether this one takes the sale over</source>
        <translation>请选择是否换成这位会员</translation>
    </message>
    <message>
        <source>This code was used already</source>
        <translation>此会员码已用过</translation>
    </message>
    <message>
        <source>The phone shows a new code every 30 seconds: scan that one</source>
        <translation>会员码每 30 秒更新，请扫最新的码</translation>
    </message>
    <message>
        <source>Not genuine: do not accept this code</source>
        <translation>伪造的会员码：请勿接受</translation>
    </message>
    <message>
        <source>Ask for the member&apos;s own app or card</source>
        <translation>请出示会员本人的 App 或会员卡</translation>
    </message>
    <message>
        <source>Misread: scan again</source>
        <translation>读码有误：请重扫</translation>
    </message>
    <message>
        <source>The check digit does not fit. Hold the code flat and still</source>
        <translation>校验位不符，请放平拿稳再扫</translation>
    </message>
    <message>
        <source>Only half a code was read: scan again</source>
        <translation>只读到一部分：请重扫</translation>
    </message>
    <message>
        <source>Move a little further away, so that the whole code is seen</source>
        <translation>请稍微拿远，让整个码进入扫描范围</translation>
    </message>
    <message>
        <source>Two reads ran into one: scan again</source>
        <translation>两次扫描连在了一起：请重扫</translation>
    </message>
    <message>
        <source>Press the scanner&apos;s button once, and wait for its sound</source>
        <translation>请只按一次扫描键，等提示音响后再继续</translation>
    </message>
    <message>
        <source>Too many wrong codes: wait %1</source>
        <translation>错误次数过多：请等 %1</translation>
    </message>
    <message>
        <source>Sell without a member meanwhile, or type a card number later</source>
        <translation>可先按非会员销售，或稍后输入卡号</translation>
    </message>
    <message>
        <source>No such member</source>
        <translation>查无此会员</translation>
    </message>
    <message>
        <source>Check the number, or enrol with F2</source>
        <translation>请核对号码，或按 F2 办理入会</translation>
    </message>
    <message>
        <source>No member, card or article has this number</source>
        <translation>没有会员、会员卡或商品使用此号码</translation>
    </message>
    <message>
        <source>Check the digits; F2 enrols. For an amount press + instead of Enter</source>
        <translation>请核对数字，F2 办理入会。若是金额，请按 + 而不是回车</translation>
    </message>
    <message>
        <source>Not known on this terminal, and it is offline</source>
        <translation>本机没有该会员，且当前离线</translation>
    </message>
    <message>
        <source>Go on without the member; try again when it is online</source>
        <translation>可先按非会员销售，联网后再试</translation>
    </message>
    <message>
        <source>Asking head office…</source>
        <translation>正在查询总部…</translation>
    </message>
    <message>
        <source>Go on with the goods meanwhile</source>
        <translation>可先继续录入商品</translation>
    </message>
    <message>
        <source>Several members share this number</source>
        <translation>多位会员使用此号码</translation>
    </message>
    <message>
        <source>Ask for the card or the live code</source>
        <translation>请出示会员卡或动态会员码</translation>
    </message>
    <message>
        <source>This member is blocked: no earning, no redeeming</source>
        <translation>会员已冻结：不可积分，不可抵扣</translation>
    </message>
    <message>
        <source>Sell without the member, or call the manager</source>
        <translation>按非会员销售，或请店长处理</translation>
    </message>
    <message>
        <source>This member asked to be forgotten</source>
        <translation>该会员已注销</translation>
    </message>
    <message>
        <source>Sell without a member, or enrol anew with F2</source>
        <translation>按非会员销售，或按 F2 重新入会</translation>
    </message>
    <message>
        <source>Another shop&apos;s code</source>
        <translation>其他商家的会员码</translation>
    </message>
    <message>
        <source>Ask for our own code</source>
        <translation>请出示本店会员码</translation>
    </message>
    <message>
        <source>A payment code: not for this terminal</source>
        <translation>这是付款码，不在本机使用</translation>
    </message>
    <message>
        <source>Scan it at the register. It was not kept here</source>
        <translation>请在收银机上扫，本机没有留存</translation>
    </message>
    <message>
        <source>A bank card&apos;s number: not for this terminal</source>
        <translation>这是银行卡号，不在本机使用</translation>
    </message>
    <message>
        <source>Use the card reader. The number was not kept here</source>
        <translation>请用刷卡机，本机没有留存卡号</translation>
    </message>
    <message>
        <source>Article added</source>
        <translation>已加入商品</translation>
    </message>
    <message>
        <source>This article has no price here</source>
        <translation>此商品没有价格</translation>
    </message>
    <message>
        <source>Type its amount and press Enter</source>
        <translation>请输入金额后按回车</translation>
    </message>
    <message>
        <source>Not added: another article waits for its amount</source>
        <translation>未添加：还有商品等待输入金额</translation>
    </message>
    <message>
        <source>Type its amount first, then scan this one again</source>
        <translation>请先输入其金额，再重扫这一件</translation>
    </message>
    <message>
        <source>Nothing was changed: the amount is 0 or too large</source>
        <translation>未作更改：金额为 0 或过大</translation>
    </message>
    <message>
        <source>Type it as on the price tag, as in 38.50</source>
        <translation>请按价签输入，例如 38.50</translation>
    </message>
    <message>
        <source>Nothing was changed: the quantity is too large</source>
        <translation>未作更改：数量过大</translation>
    </message>
    <message>
        <source>Type how many, then ×</source>
        <translation>请输入数量，再按 ×</translation>
    </message>
    <message>
        <source>A receipt of ours</source>
        <translation>本店小票</translation>
    </message>
    <message>
        <source>Its sale is shown: return, void or reprint</source>
        <translation>已打开该单：可退货、冲正、补打</translation>
    </message>
    <message>
        <source>A receipt of ours, but its sale is not found</source>
        <translation>是本店小票，但查无此单</translation>
    </message>
    <message>
        <source>Try again when online, or ask the store that sold it</source>
        <translation>联网后再试，或联系售出门店</translation>
    </message>
    <message>
        <source>Article misread: scan again</source>
        <translation>商品码读错：请重扫</translation>
    </message>
    <message>
        <source>The check digit does not fit</source>
        <translation>校验位不符</translation>
    </message>
    <message>
        <source>Too long to be a code of ours</source>
        <translation>太长，不是本店的码</translation>
    </message>
    <message>
        <source>Scan the right one</source>
        <translation>请扫正确的码</translation>
    </message>
    <message>
        <source>Nothing we know</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>Scan a member&apos;s code, an article or a receipt</source>
        <translation>请扫会员码、商品或小票</translation>
    </message>
    <message>
        <source>No code in this picture</source>
        <translation>图片里没有识别到码</translation>
    </message>
    <message>
        <source>Take a sharper one, or type the number</source>
        <translation>请换一张更清晰的图片，或手动输入号码</translation>
    </message>
    <message>
        <source>A sale is being booked</source>
        <translation>正在记账</translation>
    </message>
    <message>
        <source>Scan again when it is done</source>
        <translation>完成后请重扫</translation>
    </message>
    <message>
        <source>Not looked up: the terminal&apos;s data could not be read</source>
        <translation>未能查询：终端数据无法读取</translation>
    </message>
    <message>
        <source>Scan again. If it stays so, start the terminal again</source>
        <translation>请重扫；若仍如此，请重新启动终端</translation>
    </message>
    <message>
        <source>Your role may not do this</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Ask a supervisor</source>
        <translation>请找主管</translation>
    </message>
    <message>
        <source>Gift card: pays this sale</source>
        <translation>礼品卡：用于本单支付</translation>
    </message>
    <message>
        <source>Ctrl+B shows how much, and takes it off again</source>
        <translation>按 Ctrl+B 查看金额或取消使用</translation>
    </message>
    <message>
        <source>This gift card pays already</source>
        <translation>此礼品卡已在本单使用</translation>
    </message>
    <message>
        <source>Nothing is left on this gift card</source>
        <translation>此礼品卡已无余额</translation>
    </message>
    <message>
        <source>Ctrl+T tops it up, where the programme allows it</source>
        <translation>方案允许时，按 Ctrl+T 充值</translation>
    </message>
    <message>
        <source>This gift card is blocked</source>
        <translation>此礼品卡已冻结</translation>
    </message>
    <message>
        <source>Take another payment, or call the manager</source>
        <translation>请换其他支付方式，或找店长</translation>
    </message>
    <message>
        <source>Two codes at once: the first one was taken</source>
        <translation>同时出现两个码：已取第一个</translation>
    </message>
    <message>
        <source>Now scan the other one, if it is wanted too</source>
        <translation>如另一个也需要，请再扫一次</translation>
    </message>
    <message>
        <source>Read twice: counted once</source>
        <translation>重复扫描：只计一件</translation>
    </message>
    <message>
        <source>If there are two of them, + adds one more</source>
        <translation>若确有两件，按 + 再加一件</translation>
    </message>
    <message>
        <source>Offer code: taken</source>
        <translation>优惠码：已使用</translation>
    </message>
    <message>
        <source>Ctrl+B shows what it does, and takes it back</source>
        <translation>Ctrl+B 查看效果，也可撤回</translation>
    </message>
    <message>
        <source>Offer code: noted, it does nothing yet</source>
        <translation>优惠码：已记下，暂不生效</translation>
    </message>
    <message>
        <source>This offer code is in the sale already</source>
        <translation>此优惠码已在本单中</translation>
    </message>
    <message>
        <source>No such offer code in the programme</source>
        <translation>方案中没有此优惠码</translation>
    </message>
    <message>
        <source>Check letters and digits with the customer</source>
        <translation>请与顾客核对字母和数字</translation>
    </message>
</context>
<context>
    <name>Wallet</name>
    <message numerus="yes">
        <source>Exchange: %n line(s) come back</source>
        <translation>
            <numerusform>换货：退回 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Points taken back: %1</source>
        <translation>扣回积分：%1</translation>
    </message>
    <message>
        <source>Add the goods that are taken instead</source>
        <translation>请加入换走的商品</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>持有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1 前有效</translation>
    </message>
    <message>
        <source>does not apply: the member keeps it</source>
        <translation>不适用：保留给会员</translation>
    </message>
    <message>
        <source>%1 of the article</source>
        <translation>商品 %1 件</translation>
    </message>
    <message>
        <source>coupon: %1</source>
        <translation>优惠券：%1</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>减 %1</translation>
    </message>
    <message>
        <source>holds %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>gift in it %1</source>
        <translation>其中赠送 %1</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>指定金额</translation>
    </message>
    <message>
        <source>as much as is due</source>
        <translation>按应付金额</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / 共 %2</translation>
    </message>
    <message>
        <source>full: becomes its coupon</source>
        <translation>已满：换成优惠券</translation>
    </message>
    <message numerus="yes">
        <source>%n more fill it</source>
        <translation>
            <numerusform>再集 %n 枚即满</numerusform>
        </translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>Gift card ****%1</source>
        <translation>礼品卡 ****%1</translation>
    </message>
    <message>
        <source>Enter or a touch uses it, or takes it back. A number says how many, or how much value pays.</source>
        <translation>回车或点击使用，再次取消。输入数字为数量，或储值支付金额。</translation>
    </message>
    <message>
        <source>The programme has no coupons, rewards or value.</source>
        <translation>会员方案没有优惠券、换购或储值。</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code, or a gift card.</source>
        <translation>请扫会员码或礼品卡。</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>%1 pay again: F3</source>
        <translation>%1 继续抵扣：F3</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>优惠码 %1</translation>
    </message>
    <message>
        <source>Offer code</source>
        <translation>优惠码</translation>
    </message>
    <message>
        <source>Scan it anywhere; or type it here, then Enter</source>
        <translation>可随处扫码；或在此输入后按回车</translation>
    </message>
    <message>
        <source>earns no points</source>
        <translation>不积分</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Meal voucher</source>
        <translation>餐券</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Not yet</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>It is over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Not for this member</source>
        <translation>不适用此会员</translation>
    </message>
    <message>
        <source>Only with its code</source>
        <translation>需要口令</translation>
    </message>
    <message>
        <source>Only with the first purchase</source>
        <translation>仅限首次购买</translation>
    </message>
    <message>
        <source>Too few pieces</source>
        <translation>件数不足</translation>
    </message>
    <message>
        <source>Too few pieces of one article</source>
        <translation>单品件数不足</translation>
    </message>
    <message>
        <source>The basket is above its range</source>
        <translation>消费超出范围</translation>
    </message>
    <message>
        <source>Another one of its group applies</source>
        <translation>同组另一项已适用</translation>
    </message>
    <message>
        <source>Another one stands alone</source>
        <translation>另有独享项</translation>
    </message>
    <message>
        <source>An earlier one was the last</source>
        <translation>前一项已终止</translation>
    </message>
    <message>
        <source>Another choice costs less</source>
        <translation>另一组合更优惠</translation>
    </message>
    <message>
        <source>One percentage a ticket</source>
        <translation>每单仅一项折扣</translation>
    </message>
    <message>
        <source>as much as one ticket may earn</source>
        <translation>每单积分上限</translation>
    </message>
    <message>
        <source>as much as one day may earn</source>
        <translation>每日积分上限</translation>
    </message>
    <message>
        <source>as much as one week may earn</source>
        <translation>每周积分上限</translation>
    </message>
    <message>
        <source>as much as one month may earn</source>
        <translation>每月积分上限</translation>
    </message>
    <message>
        <source>as much as one member may earn</source>
        <translation>会员积分上限</translation>
    </message>
    <message>
        <source>as much as the campaign may give</source>
        <translation>活动预算上限</translation>
    </message>
    <message>
        <source>Earns no more</source>
        <translation>不再增加积分</translation>
    </message>
    <message>
        <source>Offers that apply</source>
        <translation>适用的优惠</translation>
    </message>
    <message>
        <source>best for the member</source>
        <translation>会员最优</translation>
    </message>
    <message>
        <source>by their order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <source>Kept fraction of a point</source>
        <translation>保留的积分零头</translation>
    </message>
    <message>
        <source>Not on this day of the week</source>
        <translation>今天不是活动日</translation>
    </message>
    <message>
        <source>Not on this date</source>
        <translation>不在活动日期</translation>
    </message>
    <message>
        <source>Not at this hour</source>
        <translation>不在活动时段</translation>
    </message>
    <message>
        <source>Only around the birthday</source>
        <translation>仅限生日前后</translation>
    </message>
    <message>
        <source>Not for this tier</source>
        <translation>不适用此等级</translation>
    </message>
    <message>
        <source>Not in this store</source>
        <translation>本店不参加</translation>
    </message>
    <message>
        <source>Not sold this way</source>
        <translation>不适用此销售方式</translation>
    </message>
    <message>
        <source>The basket is below its minimum</source>
        <translation>未达最低消费</translation>
    </message>
    <message>
        <source>Does not apply now</source>
        <translation>当前不适用</translation>
    </message>
    <message>
        <source>Rounded down to whole points</source>
        <translation>积分向下取整</translation>
    </message>
    <message>
        <source>Rounded up to whole points</source>
        <translation>积分向上取整</translation>
    </message>
    <message>
        <source>Rounded to whole points</source>
        <translation>积分四舍五入</translation>
    </message>
    <message>
        <source>as much as one sale may redeem</source>
        <translation>已达单笔抵扣上限</translation>
    </message>
    <message>
        <source>as much of the sale as points may pay</source>
        <translation>已达本单可抵比例</translation>
    </message>
    <message>
        <source>as much as this kind of code may redeem</source>
        <translation>已达此类码的抵扣上限</translation>
    </message>
    <message>
        <source>as much as this terminal may spend offline</source>
        <translation>已达本机离线额度</translation>
    </message>
    <message>
        <source>less is left than may be redeemed at once</source>
        <translation>剩余不足最低抵扣数</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>按 %1 计</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>%1等级</translation>
    </message>
    <message>
        <source>Redeems fewer than the balance</source>
        <translation>抵扣少于余额</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>Points pay a part</source>
        <translation>积分抵扣</translation>
    </message>
    <message>
        <source>What points pay earns no points</source>
        <translation>积分抵扣部分不积分</translation>
    </message>
    <message>
        <source>Goods that earn no points</source>
        <translation>不参与积分的商品</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>%1 redeemed</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>as much as the member&apos;s points allow</source>
        <translation>会员积分可兑的最多数</translation>
    </message>
    <message>
        <source>%1 for each piece</source>
        <translation>每件 %1</translation>
    </message>
    <message>
        <source>Once a ticket</source>
        <translation>每单一次</translation>
    </message>
    <message>
        <source>%1 for each different article</source>
        <translation>每种商品 %1</translation>
    </message>
    <message>
        <source>On %1, full steps only</source>
        <translation>按 %1 的整档计</translation>
    </message>
    <message>
        <source>What vouchers and the like pay earns no points</source>
        <translation>代金券等支付的部分不积分</translation>
    </message>
    <message>
        <source>Tax earns no points</source>
        <translation>税额不积分</translation>
    </message>
    <message>
        <source>Kept fractions make a point</source>
        <translation>保留的零头凑成积分</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::AskSheet</name>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::Asking</name>
    <message>
        <source>Approval needed</source>
        <translation>需要授权</translation>
    </message>
    <message>
        <source>%1: somebody else who may do it types their number. It holds for this once.</source>
        <translation>%1：请另一位有权限的人员输入工号，仅本次有效。</translation>
    </message>
    <message>
        <source>Number of who allows it</source>
        <translation>授权人工号</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type an answer first.</source>
        <translation>请先输入。</translation>
    </message>
    <message>
        <source>PIN of number %1</source>
        <translation>工号 %1 的密码</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>换工号</translation>
    </message>
    <message>
        <source>Number %1 is locked</source>
        <translation>工号 %1 已锁定</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A supervisor types their number to let it try again, or head office gives a new PIN.</source>
        <translation>密码错误次数太多。请主管输入自己的工号解锁，或由总部重设密码。</translation>
    </message>
    <message>
        <source>Number of the supervisor</source>
        <translation>主管工号</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Type it where nobody sees it. Forgotten? Head office gives a new one.</source>
        <translation>请勿让他人看见。忘记密码可由总部重设。</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::BlindReturnPanel</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::BlindReturnPresenter</name>
    <message>
        <source>This is a gift card, and no member. Scan the member&apos;s code.</source>
        <translation>这是礼品卡，不是会员。请扫描会员码。</translation>
    </message>
    <message>
        <source>Type what the receipt says was paid for the goods, such as 12.50.</source>
        <translation>请按小票输入该商品的实付金额，例如 12.50。</translation>
    </message>
    <message>
        <source>This is no quantity</source>
        <translation>不是有效的数量</translation>
    </message>
    <message>
        <source>That is too much for one return. Take these goods back first, then the others.</source>
        <translation>一次退货放不下这么多。请先退这些，再退其余的。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候……</translation>
    </message>
    <message>
        <source>Add what comes back, line by line.</source>
        <translation>请逐行添加退回的商品。</translation>
    </message>
    <message>
        <source>Article: scan or type</source>
        <translation>商品：扫描或输入</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Paid for it</source>
        <translation>实付金额</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>退回商品</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>To pay back</source>
        <translation>应退款</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Returned. Pay back %1. Points taken back: %2. F9 prints the paper.</source>
        <translation>已退货。请退还 %1。扣回积分 %2。按 F9 打印凭证。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here: type what the receipt says. Another person has to allow it.</source>
        <translation>此处查不到“%1”：请按小票录入，须由另一人授权。</translation>
    </message>
    <message>
        <source>Member who bought them</source>
        <translation>购买的会员</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ByHandPanel</name>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ByHandPresenter</name>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Choose a coupon or a segment first.</source>
        <translation>请先选择优惠券或会员分组。</translation>
    </message>
    <message>
        <source>The member is in it already.</source>
        <translation>该会员已在此分组。</translation>
    </message>
    <message>
        <source>The member is not in it.</source>
        <translation>该会员不在此分组。</translation>
    </message>
    <message>
        <source>This is no number</source>
        <translation>这不是数字</translation>
    </message>
    <message>
        <source>The member does not have so many.</source>
        <translation>该会员没有这么多张。</translation>
    </message>
    <message>
        <source>Put into the segment %1.</source>
        <translation>已加入分组 %1。</translation>
    </message>
    <message>
        <source>Taken out of the segment %1.</source>
        <translation>已移出分组 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) given: %1.</source>
        <translation>
            <numerusform>已发放 %n 张优惠券：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) taken away: %1.</source>
        <translation>
            <numerusform>已收回 %n 张优惠券：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>segment</source>
        <translation>会员分组</translation>
    </message>
    <message>
        <source>in it</source>
        <translation>已加入</translation>
    </message>
    <message>
        <source>coupon · until %1</source>
        <translation>优惠券 · 有效至 %1</translation>
    </message>
    <message>
        <source>coupon</source>
        <translation>优惠券</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>持有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Coupons and segments by hand</source>
        <translation>手工处理优惠券和分组</translation>
    </message>
    <message>
        <source>What the rules did not give, or gave wrongly. Every move is kept with its reason.</source>
        <translation>补发或更正规则未给、给错的内容。每次操作都连同原因保存。</translation>
    </message>
    <message>
        <source>Coupons and segments</source>
        <translation>优惠券和分组</translation>
    </message>
    <message>
        <source>The programme has neither coupons nor segments.</source>
        <translation>方案中没有优惠券，也没有会员分组。</translation>
    </message>
    <message>
        <source>How many coupons</source>
        <translation>优惠券张数</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Put into it</source>
        <translation>加入分组</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Take out of it</source>
        <translation>移出分组</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>收回</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::DisplayWindow</name>
    <message>
        <source>Not a member yet? Scan to join</source>
        <translation>还不是会员？扫码入会</translation>
    </message>
    <message>
        <source>Member&apos;s display</source>
        <translation>会员屏</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::EnrolPage</name>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::EnrolPresenter</name>
    <message>
        <source>Looking whether somebody has it…</source>
        <translation>正在查重…</translation>
    </message>
    <message>
        <source>Not a member yet</source>
        <translation>还不是会员</translation>
    </message>
    <message>
        <source>Is a member already</source>
        <translation>已是会员</translation>
    </message>
    <message>
        <source>This number is not complete</source>
        <translation>号码不完整</translation>
    </message>
    <message>
        <source>Could not be looked up; it is checked when it is booked</source>
        <translation>暂时无法查重，入会时再核对</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Type the phone number</source>
        <translation>请输入手机号</translation>
    </message>
    <message>
        <source>The customer must agree first</source>
        <translation>须先经顾客同意</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation>姓名（选填）</translation>
    </message>
    <message>
        <source>Card number (optional)</source>
        <translation>卡号（选填）</translation>
    </message>
    <message>
        <source>Read out or show to the customer</source>
        <translation>请读给顾客听或出示</translation>
    </message>
    <message>
        <source>The customer agrees</source>
        <translation>顾客同意</translation>
    </message>
    <message>
        <source>Serve this member</source>
        <translation>选用该会员</translation>
    </message>
    <message>
        <source>Enrol
Enter</source>
        <translation>入会
回车</translation>
    </message>
    <message>
        <source>Close
Esc</source>
        <translation>关闭
Esc</translation>
    </message>
    <message>
        <source>Birthday, as 1999-02-28</source>
        <translation>生日，如 1999-02-28</translation>
    </message>
    <message>
        <source>Brought by: phone or card number</source>
        <translation>推荐人手机号或卡号</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>入会</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::EntryPanel</name>
    <message>
        <source>Entry</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>Quantity of the line</source>
        <translation>设定数量</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>Add the amount, or one more</source>
        <translation>加金额，或加一件</translation>
    </message>
    <message>
        <source>Find this number</source>
        <translation>查找此号码</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::FirstStartPresenter</name>
    <message>
        <source>Type head office&apos;s address.</source>
        <translation>请输入总部地址。</translation>
    </message>
    <message>
        <source>The address begins with https://</source>
        <translation>地址以 https:// 开头</translation>
    </message>
    <message>
        <source>Type the code that head office gave.</source>
        <translation>请输入总部提供的启用码。</translation>
    </message>
    <message>
        <source>Say which lane this is.</source>
        <translation>请填写款台号。</translation>
    </message>
    <message>
        <source>Set up this terminal</source>
        <translation>启用本终端</translation>
    </message>
    <message>
        <source>Head office gives a code for each new terminal. It is good for one terminal, once.</source>
        <translation>总部为每台新终端提供一个启用码，仅限一台、一次有效。</translation>
    </message>
    <message>
        <source>Head office&apos;s address</source>
        <translation>总部地址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>启用码</translation>
    </message>
    <message>
        <source>Certificate file, where head office has its own (optional)</source>
        <translation>总部自有证书文件（选填）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Set up
Enter</source>
        <translation>启用
回车</translation>
    </message>
    <message>
        <source>Asking head office…</source>
        <translation>正在查询总部…</translation>
    </message>
    <message>
        <source>Done. The till opens.</source>
        <translation>已启用，正在打开收银界面。</translation>
    </message>
    <message>
        <source>Number of this lane, such as 1</source>
        <translation>款台号，如 1</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::KeysPage</name>
    <message>
        <source>Add an amount, find a number, answer yes</source>
        <translation>加金额、查号码、回答“是”</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Close, answer no</source>
        <translation>关闭、回答“否”</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Add the amount typed; nothing typed: one more</source>
        <translation>加入输入的金额；未输入时加一件</translation>
    </message>
    <message>
        <source>One less of the line</source>
        <translation>选中行减一件</translation>
    </message>
    <message>
        <source>Set the quantity of the line</source>
        <translation>设定选中行的数量</translation>
    </message>
    <message>
        <source>Find the number typed, however short</source>
        <translation>查找输入的号码（不论长短）</translation>
    </message>
    <message>
        <source>Choose a line of the basket</source>
        <translation>选择商品行</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除该行</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Enrol a new member</source>
        <translation>办理新会员</translation>
    </message>
    <message>
        <source>Redeem points</source>
        <translation>积分抵扣</translation>
    </message>
    <message>
        <source>Take back the last step of this sale</source>
        <translation>撤销本单的上一步</translation>
    </message>
    <message>
        <source>Why these points</source>
        <translation>积分怎么算的</translation>
    </message>
    <message>
        <source>Take the member off the sale</source>
        <translation>移除本单会员</translation>
    </message>
    <message>
        <source>Sales made: return, void, reprint</source>
        <translation>销售记录：退货、冲正、补打</translation>
    </message>
    <message>
        <source>Leave the sale; nothing is booked</source>
        <translation>放弃本单，不记账</translation>
    </message>
    <message>
        <source>Print the receipt, or print it again</source>
        <translation>打印或补打小票</translation>
    </message>
    <message>
        <source>Sign in, change of cashier</source>
        <translation>登录、换收银员</translation>
    </message>
    <message>
        <source>Manager&apos;s page</source>
        <translation>店长页面</translation>
    </message>
    <message>
        <source>Book the sale; then the next one</source>
        <translation>结单，然后开始下一单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Read a code from a picture: a file</source>
        <translation>从图片文件读码</translation>
    </message>
    <message>
        <source>… or from the clipboard; dropping one works too</source>
        <translation>从剪贴板读码；也可把图片拖入窗口</translation>
    </message>
    <message>
        <source>Top up, sell a gift card, pay unused value out</source>
        <translation>充值、售礼品卡、储值退款</translation>
    </message>
    <message>
        <source>Coupons, codes, rewards and value of the sale</source>
        <translation>本单的优惠券、优惠码、兑换和储值</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ManagerPage</name>
    <message>
        <source>Back to the till  Esc</source>
        <translation>返回收银  Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::MembersPresenter</name>
    <message>
        <source>Adjust points</source>
        <translation>调整积分</translation>
    </message>
    <message>
        <source>Points, as in 500 or -500</source>
        <translation>积分，如 500 或 -500</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is no number of points.</source>
        <translation>不是有效的积分数。</translation>
    </message>
    <message>
        <source>The reason is kept with the points, under your name.</source>
        <translation>原因会与积分一起留存，记在您的名下。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>冻结 %1？</translation>
    </message>
    <message>
        <source>Unblock %1?</source>
        <translation>解冻 %1？</translation>
    </message>
    <message>
        <source>A blocked member neither earns nor redeems, in every store.</source>
        <translation>冻结后，会员在所有门店都不能积分和抵扣。</translation>
    </message>
    <message>
        <source>The member earns and redeems again, in every store.</source>
        <translation>解冻后，会员在所有门店恢复积分和抵扣。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation>已解冻</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Phone number, card number or code</source>
        <translation>手机号、卡号或会员码</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Looking here and at head office…</source>
        <translation>正在查找本机和总部…</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>查找会员</translation>
    </message>
    <message>
        <source>Type a phone number or a card number. Head office is asked where this terminal does not know.</source>
        <translation>请输入手机号或卡号。本机没有时会查询总部。</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation>积分余额</translation>
    </message>
    <message>
        <source>Blocked: neither earns nor redeems</source>
        <translation>已冻结：不可积分、不可抵扣</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>今天生日</translation>
    </message>
    <message>
        <source>Member since %1</source>
        <translation>%1 成为会员</translation>
    </message>
    <message>
        <source>What the balance is made of</source>
        <translation>余额明细</translation>
    </message>
    <message>
        <source>What was done on this terminal</source>
        <translation>本机操作记录</translation>
    </message>
    <message>
        <source>Serve at the till</source>
        <translation>到收银台选用</translation>
    </message>
    <message>
        <source>%1 has %2. Type how many to add, or with a minus how many to take.</source>
        <translation>%1 现有 %2。请输入要增加的数量，减少请带负号。</translation>
    </message>
    <message>
        <source>Adjust by %1: why?</source>
        <translation>调整 %1：原因？</translation>
    </message>
    <message>
        <source>Adjusted by %1</source>
        <translation>已调整 %1</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>换卡</translation>
    </message>
    <message>
        <source>Give tier</source>
        <translation>授予等级</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Find a member first.</source>
        <translation>请先查找会员。</translation>
    </message>
    <message>
        <source>The programme has no tiers.</source>
        <translation>方案没有等级。</translation>
    </message>
    <message>
        <source>%1 by hand until %2</source>
        <translation>手工授予 %1，至 %2</translation>
    </message>
    <message numerus="yes">
        <source>Family of %n</source>
        <translation>
            <numerusform>家庭共 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: %1. Neither earns nor redeems.</source>
        <translation>已冻结：%1。不积分、不抵扣。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除资料</translation>
    </message>
    <message>
        <source>The member&apos;s data were erased on their wish: nothing more is done to the account.</source>
        <translation>该会员的资料已应本人要求删除，账户不能再办理任何业务。</translation>
    </message>
    <message>
        <source>Name, phone, card and code go for good, in every store. The customer joins anew to collect again.</source>
        <translation>姓名、手机号、卡号和会员码将在所有门店永久删除。顾客要再积分须重新入会。</translation>
    </message>
    <message>
        <source>%1 are lost to them.</source>
        <translation>%1将不再属于该会员。</translation>
    </message>
    <message>
        <source>Erase %1 for good?</source>
        <translation>永久删除 %1 的资料？</translation>
    </message>
    <message>
        <source>Why; no name and no number</source>
        <translation>原因（不要写姓名和号码）</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Erased on their wish: nobody&apos;s account</source>
        <translation>已应本人要求删除资料：账户不再属于任何人</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::MembershipPanel</name>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::MembershipPresenter</name>
    <message>
        <source>This is a gift card, and no member. Scan the member&apos;s code.</source>
        <translation>这是礼品卡，不是会员。请扫描会员码。</translation>
    </message>
    <message>
        <source>The new card holds from now on. The old number finds nobody once head office has told the chain.</source>
        <translation>新卡即刻生效。总部通知各店后，旧卡号失效。</translation>
    </message>
    <message>
        <source>The tier by hand is taken back.</source>
        <translation>手工授予的等级已收回。</translation>
    </message>
    <message>
        <source>Tier %1 is given until %2.</source>
        <translation>已授予等级 %1，至 %2。</translation>
    </message>
    <message>
        <source>Leaves the family as soon as head office has posted it.</source>
        <translation>总部入账后即退出家庭。</translation>
    </message>
    <message>
        <source>Joins the family as soon as head office has posted it.</source>
        <translation>总部入账后即加入家庭。</translation>
    </message>
    <message>
        <source>Parted again as soon as head office has posted it.</source>
        <translation>总部入账后即拆分。</translation>
    </message>
    <message>
        <source>Merged as soon as head office has posted it.</source>
        <translation>总部入账后即合并。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候……</translation>
    </message>
    <message>
        <source>Scan or type the new card first.</source>
        <translation>请先扫描或输入新卡。</translation>
    </message>
    <message>
        <source>Choose a tier first.</source>
        <translation>请先选择等级。</translation>
    </message>
    <message>
        <source>Type the last day, such as 2027-12-31.</source>
        <translation>请输入最后一天，例如 2027-12-31。</translation>
    </message>
    <message>
        <source>Scan or type who the family is of.</source>
        <translation>请扫描或输入该家庭的一位成员。</translation>
    </message>
    <message>
        <source>Scan or type the second member first.</source>
        <translation>请先扫描或输入第二位会员。</translation>
    </message>
    <message>
        <source>No tier was given by hand.</source>
        <translation>没有手工授予的等级。</translation>
    </message>
    <message>
        <source>Nobody who was merged into this member is known on this terminal.</source>
        <translation>本机不知道有谁并入了该会员。</translation>
    </message>
    <message>
        <source>Choose who is to be parted first.</source>
        <translation>请先选择要拆分的会员。</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation>积分余额</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>Tier by hand: %1</source>
        <translation>手工等级：%1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>of the family</source>
        <translation>家庭成员</translation>
    </message>
    <message>
        <source>Member since %1</source>
        <translation>%1 成为会员</translation>
    </message>
    <message>
        <source>Blocked: neither earns nor redeems</source>
        <translation>已冻结：不可积分、不可抵扣</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>换卡</translation>
    </message>
    <message>
        <source>A lost or broken card gives way to a new one. Points and everything else stay.</source>
        <translation>卡片遗失或损坏时换新卡。积分和其他权益不变。</translation>
    </message>
    <message>
        <source>The new card: scan or type it</source>
        <translation>新卡：扫描或输入</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>换卡</translation>
    </message>
    <message>
        <source>Give a tier by hand</source>
        <translation>手工授予等级</translation>
    </message>
    <message>
        <source>The member has at least this tier up to the day, whatever was spent.</source>
        <translation>到该日为止，无论消费多少，会员至少享有此等级。</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Last day, as in 2027-12-31</source>
        <translation>最后一天，如 2027-12-31</translation>
    </message>
    <message>
        <source>Give the tier</source>
        <translation>授予等级</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Each keeps their own points; any of a family may spend them. Head office posts it.</source>
        <translation>各人积分仍归各人，家庭成员都可使用。由总部入账。</translation>
    </message>
    <message>
        <source>One of the family to join: scan or type</source>
        <translation>要加入的家庭的一位成员：扫描或输入</translation>
    </message>
    <message>
        <source>Join this family</source>
        <translation>加入该家庭</translation>
    </message>
    <message>
        <source>Leave the family</source>
        <translation>退出家庭</translation>
    </message>
    <message>
        <source>Merge two members</source>
        <translation>合并两位会员</translation>
    </message>
    <message>
        <source>Two memberships of one person become one. The one on the left stays; points and codes of the other one come to it. Head office posts it.</source>
        <translation>同一人的两个会员合为一个。保留左边的会员，另一个的积分和号码归入其名下。由总部入账。</translation>
    </message>
    <message>
        <source>The second membership: scan or type</source>
        <translation>第二个会员：扫描或输入</translation>
    </message>
    <message>
        <source>Merged into this member</source>
        <translation>已并入该会员</translation>
    </message>
    <message>
        <source>Merge into the left one</source>
        <translation>并入左边的会员</translation>
    </message>
    <message>
        <source>Part again</source>
        <translation>重新拆分</translation>
    </message>
    <message>
        <source>This member</source>
        <translation>当前会员</translation>
    </message>
    <message>
        <source>Becomes part of the left one</source>
        <translation>将并入左边的会员</translation>
    </message>
    <message>
        <source>The family to join</source>
        <translation>要加入的家庭</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>New card %1</source>
        <translation>新卡 %1</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::OwedPresenter</name>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>冲正</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>The last one is booked. Print its receipt?</source>
        <translation>上一单已记账，要打印小票吗？</translation>
    </message>
    <message>
        <source>Print this receipt?</source>
        <translation>要打印这张小票吗？</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Pay-out</source>
        <translation>退还储值</translation>
    </message>
    <message numerus="yes">
        <source>%n more: F7 and Ctrl+T print them.</source>
        <translation>
            <numerusform>另有 %n 张：按 F7 或 Ctrl+T 打印。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A sale of %n line(s), %1, was open and was NOT booked.</source>
        <translation>
            <numerusform>有一单尚未完成（%n 行，%1），没有记账。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is open again: look it over, then book it.</source>
        <translation>已重新打开：请核对后记账。</translation>
    </message>
    <message>
        <source>It could not be put back: ring it up again.</source>
        <translation>无法恢复：请重新录入。</translation>
    </message>
    <message>
        <source>Points, coupons, stored value and goods that come back are to be chosen again.</source>
        <translation>积分、优惠券、储值和退换商品需重新选择。</translation>
    </message>
    <message>
        <source>%1 of %2, %3.</source>
        <translation>%1，%2，金额 %3。</translation>
    </message>
    <message>
        <source>The last sale is booked. Print its receipt again?</source>
        <translation>上一单已记账，要重印小票吗？</translation>
    </message>
    <message>
        <source>The last sale is booked.</source>
        <translation>上一单已记账。</translation>
    </message>
    <message>
        <source>A sale was open when the till ended</source>
        <translation>收银程序中断时有一单尚未完成</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重印</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Its receipt was being printed and may be on paper: this one says COPY.</source>
        <translation>小票打印途中中断，可能已出纸：本次会印有“副本”字样。</translation>
    </message>
    <message>
        <source>Its receipt was not printed yet.</source>
        <translation>小票尚未打印。</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::PictureIntake</name>
    <message>
        <source>A picture with a code</source>
        <translation>含会员码的图片</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::SalePanel</name>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除该行</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Close
Esc</source>
        <translation>关闭
Esc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>As much as allowed</source>
        <translation>全部可用</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::SalesPage</name>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>One less comes back</source>
        <translation>少退一件</translation>
    </message>
    <message>
        <source>One more comes back</source>
        <translation>多退一件</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>冲正</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Return without the sale</source>
        <translation>无单退货</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>查看小票</translation>
    </message>
    <message>
        <source>With reasons</source>
        <translation>打印含明细</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>退货</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::SalesPresenter</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>voided</source>
        <translation>已冲正</translation>
    </message>
    <message>
        <source>goods returned</source>
        <translation>有退货</translation>
    </message>
    <message>
        <source>no member</source>
        <translation>非会员</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>all returned</source>
        <translation>已全部退货</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>comes back: %1</source>
        <translation>退 %1</translation>
    </message>
    <message>
        <source>Take the chosen goods back?</source>
        <translation>确认退所选商品？</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s). Points are taken back by what the sale recorded.</source>
        <translation>
            <numerusform>共 %n 行，积分按原单记录退回。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Go on choosing</source>
        <translation>继续选择</translation>
    </message>
    <message>
        <source>Void the whole sale?</source>
        <translation>整单冲正？</translation>
    </message>
    <message>
        <source>All of it is taken back, points too. This is for mistakes of today.</source>
        <translation>整单连同积分一起撤回，仅用于当天的差错。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>冲正</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There is no receipt of it</source>
        <translation>没有这张小票</translation>
    </message>
    <message>
        <source>Sale of %1</source>
        <translation>%1 的销售</translation>
    </message>
    <message>
        <source>Receipt or ticket number</source>
        <translation>小票号或单号</translation>
    </message>
    <message>
        <source>Sales made here</source>
        <translation>本机销售记录</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No sale was made here yet.</source>
        <translation>本机还没有销售记录。</translation>
    </message>
    <message>
        <source>This sale was voided.</source>
        <translation>此单已冲正。</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>退货：%1</translation>
    </message>
    <message>
        <source>Void: %1</source>
        <translation>冲正：%1</translation>
    </message>
    <message>
        <source>Head office is asked what came back elsewhere …</source>
        <translation>正在向总部查询该单在别处的退货…</translation>
    </message>
    <message>
        <source>Head office was not reached: done by what this terminal knows. What came back at another till is not known here.</source>
        <translation>未能联系总部，已按本机记录办理；其他收银台的退货情况本机不知。</translation>
    </message>
    <message>
        <source>Head office is still asked about this sale. Then scan or choose the other one again.</source>
        <translation>正在向总部查询此单，查完后请重新扫描或选择另一单。</translation>
    </message>
    <message>
        <source>Choose the sale first</source>
        <translation>请先选择一笔销售</translation>
    </message>
    <message>
        <source>Touch what comes back; − and +, or a number and ×, say how many.</source>
        <translation>点选要退的商品，用 − 和 +，或输入数字再按 ×，定数量。</translation>
    </message>
    <message>
        <source>This is no quantity</source>
        <translation>不是有效的数量</translation>
    </message>
    <message>
        <source>How many of the line come back</source>
        <translation>这一行要退多少</translation>
    </message>
    <message>
        <source>Enter: %1 of the line</source>
        <translation>回车：这一行退 %1</translation>
    </message>
    <message>
        <source>One moment: head office is asked about this sale</source>
        <translation>请稍候：正在向总部查询此单</translation>
    </message>
    <message>
        <source>The goods come back within this sale. Add what is taken instead.</source>
        <translation>商品将在本单中退回。请加入换走的商品。</translation>
    </message>
    <message>
        <source>Back on the account: %1.</source>
        <translation>退回储值：%1。</translation>
    </message>
    <message>
        <source>Back as it was paid (%1): %2.</source>
        <translation>原路退回（%1）：%2。</translation>
    </message>
    <message>
        <source>taken for points</source>
        <translation>积分兑换</translation>
    </message>
    <message>
        <source>Look for the sale first: type what its receipt says.</source>
        <translation>请先按小票号码查找该笔销售。</translation>
    </message>
    <message>
        <source>Return without the sale</source>
        <translation>无单退货</translation>
    </message>
    <message>
        <source>Pay back %1</source>
        <translation>退还 %1</translation>
    </message>
    <message>
        <source>Refund: %1</source>
        <translation>退款：%1</translation>
    </message>
    <message>
        <source>If these come back:</source>
        <translation>退回后：</translation>
    </message>
    <message>
        <source>points taken back: %1.</source>
        <translation>收回积分 %1。</translation>
    </message>
    <message>
        <source>points given back: %1.</source>
        <translation>退还积分 %1。</translation>
    </message>
    <message>
        <source>Balance after: %1.</source>
        <translation>退后余额 %1。</translation>
    </message>
    <message>
        <source>Leave this return?</source>
        <translation>放弃这次退货？</translation>
    </message>
    <message>
        <source>Nothing was booked. What was typed is gone then.</source>
        <translation>尚未记账，已输入的内容将清除。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>receipt not wanted</source>
        <translation>不要小票</translation>
    </message>
    <message>
        <source>receipt not printed</source>
        <translation>小票未打印</translation>
    </message>
    <message>
        <source>receipt printed?</source>
        <translation>不确定小票是否已打印</translation>
    </message>
    <message>
        <source>receipt printed</source>
        <translation>小票已打印</translation>
    </message>
    <message numerus="yes">
        <source>receipt reprinted %n time(s)</source>
        <translation>
            <numerusform>小票已重印 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Returned. Pay back %1. Points taken back: %2, given back: %3.</source>
        <translation>已退货。应退 %1。扣回积分 %2，返还积分 %3。</translation>
    </message>
    <message>
        <source>Voided. Pay back %1.</source>
        <translation>已冲正。应退 %1。</translation>
    </message>
    <message>
        <source>Of those let go: %1.</source>
        <translation>其中免扣：%1。</translation>
    </message>
    <message>
        <source>Kept for points already spent (%1): %2.</source>
        <translation>已用积分（%1）抵扣：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) given back: %1.</source>
        <translation>
            <numerusform>返还 %n 张优惠券：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) taken back: %1.</source>
        <translation>
            <numerusform>收回 %n 张优惠券：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s) given back: %1.</source>
        <translation>
            <numerusform>返还 %n 个集点：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s) taken back: %1.</source>
        <translation>
            <numerusform>收回 %n 个集点：%1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loyalty::ui::StateLine</name>
    <message>
        <source>TRAINING</source>
        <translation>练习模式</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::TerminalPresenter</name>
    <message>
        <source>The machine&apos;s clock stands before the last sale. Set it right: the dates of sales come from it.</source>
        <translation>本机时钟早于上一笔销售，请校准：销售日期以本机时钟为准。</translation>
    </message>
    <message>
        <source>The machine&apos;s clock differs from head office&apos;s by more than a minute. Set it right.</source>
        <translation>本机时钟与总部相差超过一分钟，请校准。</translation>
    </message>
    <message>
        <source>Sales go on. What waits is sent by itself as soon as head office answers.</source>
        <translation>可继续销售，总部恢复后自动上传。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Head office last answered</source>
        <translation>总部最近响应</translation>
    </message>
    <message>
        <source>Acts that wait to be sent</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>Acts not yet in the balances that head office sent</source>
        <translation>尚未计入总部余额</translation>
    </message>
    <message>
        <source>Members known here</source>
        <translation>本机会员数</translation>
    </message>
    <message>
        <source>Programme, version</source>
        <translation>会员方案版本</translation>
    </message>
    <message>
        <source>Points that may be spent offline</source>
        <translation>离线可用积分</translation>
    </message>
    <message>
        <source>set aside for members who were here</source>
        <translation>为来过本店的会员预留</translation>
    </message>
    <message>
        <source>Points that may be spent offline by anybody</source>
        <translation>离线通用额度（积分）</translation>
    </message>
    <message>
        <source>Acts in this terminal&apos;s journal</source>
        <translation>本机流水条数</translation>
    </message>
    <message>
        <source>Store and lane</source>
        <translation>门店与款台</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>启用编号</translation>
    </message>
    <message>
        <source>Reckoning everything again…</source>
        <translation>正在全部重算…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not agree. Call support.</source>
        <translation>
            <numerusform>有 %n 处不一致，请联系技术支持。</numerusform>
        </translation>
    </message>
    <message>
        <source>All agrees: %1 acts, %2 members, %3 postings</source>
        <translation>全部一致：%1 条流水，%2 位会员，%3 笔分录</translation>
    </message>
    <message>
        <source>Sync and terminal</source>
        <translation>同步与终端</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Verify everything</source>
        <translation>全部核对</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::TillPresenter</name>
    <message>
        <source>Basket</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Scan articles, or type an amount and press Enter.</source>
        <translation>扫商品，或输入金额后按回车。</translation>
    </message>
    <message>
        <source>Why these points</source>
        <translation>积分怎么算的</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>用积分</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>积分明细</translation>
    </message>
    <message>
        <source>Member off</source>
        <translation>移除会员</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售记录</translation>
    </message>
    <message>
        <source>Leave sale</source>
        <translation>放弃本单</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>Book sale</source>
        <translation>结单</translation>
    </message>
    <message>
        <source>Book without member</source>
        <translation>非会员结单</translation>
    </message>
    <message>
        <source>Answer the question first</source>
        <translation>请先回答问题</translation>
    </message>
    <message>
        <source>No sale is open</source>
        <translation>没有进行中的单</translation>
    </message>
    <message>
        <source>Change of cashier</source>
        <translation>更换收银员</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>谁在收银？</translation>
    </message>
    <message>
        <source>Type your operator number. Every sale is kept under your name.</source>
        <translation>请输入您的工号，每一单都记在您的名下。</translation>
    </message>
    <message>
        <source>Operator number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change the member of this sale?</source>
        <translation>更换本单会员？</translation>
    </message>
    <message>
        <source>Now: %1
Scanned: %2
The basket stays.</source>
        <translation>当前：%1
新扫：%2
商品不变。</translation>
    </message>
    <message>
        <source>Change to the new one</source>
        <translation>换成新会员</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>不换</translation>
    </message>
    <message>
        <source>Leave this sale?</source>
        <translation>放弃本单？</translation>
    </message>
    <message>
        <source>Basket and member are cleared. Nothing was booked.</source>
        <translation>商品和会员将清空，没有记账。</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>No sale was made here yet</source>
        <translation>本机还没有销售记录</translation>
    </message>
    <message>
        <source>Amount of %1</source>
        <translation>%1 的金额</translation>
    </message>
    <message>
        <source>Points to redeem, or their money with a point</source>
        <translation>抵扣积分数，或带小数点的金额</translation>
    </message>
    <message>
        <source>Amount, article, phone or card number</source>
        <translation>金额、商品码、手机号或卡号</translation>
    </message>
    <message>
        <source>Enter: it costs %1</source>
        <translation>回车：价格 %1</translation>
    </message>
    <message>
        <source>Not a number of points</source>
        <translation>不是有效的积分数</translation>
    </message>
    <message>
        <source>Enter: add %1</source>
        <translation>回车：加 %1</translation>
    </message>
    <message>
        <source>Enter: find this number</source>
        <translation>回车：查找此号码</translation>
    </message>
    <message>
        <source>This is no amount</source>
        <translation>不是有效的金额</translation>
    </message>
    <message>
        <source>Type it as on the price tag, as in 38.50</source>
        <translation>请按价签输入，如 38.50</translation>
    </message>
    <message>
        <source>Choose a line of the basket first</source>
        <translation>请先选择商品行</translation>
    </message>
    <message>
        <source>This is no quantity</source>
        <translation>不是有效的数量</translation>
    </message>
    <message>
        <source>Type how many, then ×</source>
        <translation>先输入数量，再按 ×</translation>
    </message>
    <message>
        <source>Enter: redeem %1</source>
        <translation>回车：使用 %1</translation>
    </message>
    <message>
        <source>F12 or a scan begins the next sale</source>
        <translation>按 F12 或直接扫码，开始下一单</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture is being read …</source>
        <translation>正在读取图片…</translation>
    </message>
    <message>
        <source>This is no picture that can be read</source>
        <translation>无法读取此图片</translation>
    </message>
    <message>
        <source>PNG, JPEG, GIF, BMP or WebP, at most 20 MB. Or show the code to the scanner.</source>
        <translation>支持 PNG、JPEG、GIF、BMP、WebP，不超过 20 MB。也可直接扫码。</translation>
    </message>
    <message>
        <source>The receipt of the last sale</source>
        <translation>上一笔销售的小票</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code, or a gift card</source>
        <translation>请扫会员码或礼品卡</translation>
    </message>
    <message>
        <source>The programme has no stored value or gift cards</source>
        <translation>会员方案没有储值或礼品卡</translation>
    </message>
    <message>
        <source>This is no number</source>
        <translation>这不是数字</translation>
    </message>
    <message>
        <source>Enter: take it back</source>
        <translation>回车：取消使用</translation>
    </message>
    <message>
        <source>Enter: use it</source>
        <translation>回车：使用</translation>
    </message>
    <message>
        <source>Enter: %1 from this account</source>
        <translation>回车：用此账户支付 %1</translation>
    </message>
    <message>
        <source>Enter: %1 of it</source>
        <translation>回车：使用 %1 个</translation>
    </message>
    <message>
        <source>Stamps come with the goods; a number gives as many by hand</source>
        <translation>集点随商品累计；输入数字可手工盖章</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n stamp(s) given</source>
        <translation>
            <numerusform>%1：已盖 %n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: %1 stamps by hand</source>
        <translation>回车：手工盖 %1 枚</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Add goods, or go on without redeeming</source>
        <translation>请加商品，或不抵扣继续</translation>
    </message>
    <message>
        <source>The new one is blocked: nothing can be sold to them.</source>
        <translation>新会员已冻结，不能以其身份销售。</translation>
    </message>
    <message>
        <source>It comes by itself</source>
        <translation>无需再按，会自动打印</translation>
    </message>
    <message>
        <source>The member has %1; at least %2 at a time. Go on without redeeming</source>
        <translation>会员现有 %1，每次至少 %2。请不抵扣继续</translation>
    </message>
    <message>
        <source>This terminal has no right to spend all of it: take less, or try again when it is online</source>
        <translation>本机没有全部使用的额度：请减少使用，或联网后重试</translation>
    </message>
    <message>
        <source>Offline at most %1 may be redeemed. Look again at what is to pay</source>
        <translation>离线最多可用 %1。请再看应付金额</translation>
    </message>
    <message>
        <source>Offline no points may be redeemed now. Look again at what is to pay</source>
        <translation>离线现在不能用积分。请再看应付金额</translation>
    </message>
    <message>
        <source>The line to head office was cut: nothing was booked</source>
        <translation>与总部的连接中断：未入账</translation>
    </message>
    <message>
        <source>Type the code, then Enter</source>
        <translation>输入优惠码后按回车</translation>
    </message>
    <message>
        <source>Enter: all that is left; or type how much</source>
        <translation>回车：支付全部余额；或输入金额</translation>
    </message>
    <message>
        <source>Enter: offer code %1</source>
        <translation>回车：优惠码 %1</translation>
    </message>
    <message>
        <source>Enter: %1 paid with it</source>
        <translation>回车：以此支付 %1</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::TillWindow</name>
    <message>
        <source>%1 is a member now</source>
        <translation>%1 已成为会员</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收银</translation>
    </message>
    <message>
        <source>In this sale already: the points count</source>
        <translation>已计入本单，积分有效</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ValuePage</name>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印凭证</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ValuePresenter</name>
    <message>
        <source>A new gift card: type the amount to sell it for.</source>
        <translation>新礼品卡：请输入售卡金额。</translation>
    </message>
    <message>
        <source>Head office was not reached. If the card is new, type the amount to sell it for.</source>
        <translation>未能联系总部。如果是新卡，请输入售卡金额。</translation>
    </message>
    <message>
        <source>Gift %1 on top. New balance %2</source>
        <translation>赠送 %1。充值后余额 %2</translation>
    </message>
    <message>
        <source>No gift for this amount. New balance %1</source>
        <translation>此金额无赠送。充值后余额 %1</translation>
    </message>
    <message>
        <source>Find the account and type an amount first</source>
        <translation>请先查找账户并输入金额</translation>
    </message>
    <message>
        <source>Booked. Take %1; gift %2. New balance %3</source>
        <translation>已记账。收款 %1；赠送 %2。余额 %3</translation>
    </message>
    <message>
        <source>Find the account first</source>
        <translation>请先查找账户</translation>
    </message>
    <message>
        <source>Unused value goes back to the customer. Of gifts %1 is taken back.</source>
        <translation>未使用的储值退给顾客。收回赠送 %1。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Booked. Pay back %1; gift taken back %2. New balance %3</source>
        <translation>已记账。退款 %1；收回赠送 %2。余额 %3</translation>
    </message>
    <message>
        <source>Stored value and gift cards</source>
        <translation>储值与礼品卡</translation>
    </message>
    <message>
        <source>Member, or number of a gift card: scan or type it</source>
        <translation>会员或礼品卡号：请扫码或输入</translation>
    </message>
    <message>
        <source>Holds %1, of it gift %2</source>
        <translation>余额 %1，其中赠送 %2</translation>
    </message>
    <message>
        <source>Holds %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>New gift card</source>
        <translation>新礼品卡</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Gifts for topping up</source>
        <translation>充值赠送</translation>
    </message>
    <message>
        <source>%1 of it</source>
        <translation>充值额 %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>满 %1</translation>
    </message>
    <message>
        <source>One moment: head office is asked …</source>
        <translation>请稍候：正在询问总部……</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Load the card</source>
        <translation>充值到卡</translation>
    </message>
    <message>
        <source>Sell the gift card</source>
        <translation>售出礼品卡</translation>
    </message>
    <message>
        <source>Nothing was topped up or paid out here yet</source>
        <translation>本机还没有储值或退还记录</translation>
    </message>
    <message numerus="yes">
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>已打印 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>not wanted on paper</source>
        <translation>不需要纸质凭证</translation>
    </message>
    <message>
        <source>not on paper</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>Pay-out</source>
        <translation>退还储值</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Booked here</source>
        <translation>本机记录</translation>
    </message>
    <message>
        <source>Pay %1 out to %2?</source>
        <translation>向 %2 退还 %1？</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Only a top-up of today that was not taken back: choose one</source>
        <translation>只能撤销今天未撤销过的充值：请选择</translation>
    </message>
    <message>
        <source>Take the top-up of %1 back?</source>
        <translation>撤销 %1 的充值？</translation>
    </message>
    <message>
        <source>%1
The money goes back to the customer, and the gift of %2 with it. Nothing of it may be spent.</source>
        <translation>%1
款项退给顾客，赠送的 %2 一并收回。这笔充值不得已被使用。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back. Pay back %1; gift taken back %2.</source>
        <translation>已撤销。退还 %1；收回赠送 %2。</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::WalletPanel</name>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Top up  Ctrl+T</source>
        <translation>充值  Ctrl+T</translation>
    </message>
    <message>
        <source>One less of it</source>
        <translation>少一个</translation>
    </message>
    <message>
        <source>One more of it</source>
        <translation>多一个</translation>
    </message>
</context>
</TS>
