<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%1 point(s)</source>
        <translation>
            <numerusform>%1 point</numerusform>
            <numerusform>%1 points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>Happy birthday!</source>
        <translation>Happy birthday!</translation>
    </message>
    <message>
        <source>Happy birthday, %1!</source>
        <translation>Happy birthday, %1!</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>See you soon</translation>
    </message>
    <message>
        <source>Your points</source>
        <translation>Your points</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Members: please show your code</source>
        <translation>Members: please show your code</translation>
    </message>
    <message>
        <source>%1 with points (%2)</source>
        <translation>%1 with points (%2)</translation>
    </message>
    <message>
        <source>You earn %1</source>
        <translation>You earn %1</translation>
    </message>
    <message>
        <source>%1 earned just now</source>
        <translation>%1 earned just now</translation>
    </message>
    <message>
        <source>%1 only until %2</source>
        <translation>%1 only until %2</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 saved</translation>
    </message>
    <message>
        <source>%1 from stored value</source>
        <translation>%1 from stored value</translation>
    </message>
    <message>
        <source>You get back</source>
        <translation>You get back</translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) for next time</source>
        <translation>
            <numerusform>%n coupon for next time</numerusform>
            <numerusform>%n coupons for next time</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 of %3</translation>
    </message>
    <message>
        <source>stored value %1</source>
        <translation>stored value %1</translation>
    </message>
    <message>
        <source>Welcome, %1</source>
        <translation>Welcome, %1</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Goods returned</source>
        <translation>Goods returned</translation>
    </message>
    <message>
        <source>Sale voided</source>
        <translation>Sale voided</translation>
    </message>
    <message>
        <source>Points adjusted</source>
        <translation>Points adjusted</translation>
    </message>
    <message>
        <source>Blocked or unblocked</source>
        <translation>Blocked or unblocked</translation>
    </message>
    <message>
        <source>Points set aside for spending offline</source>
        <translation>Points set aside for spending offline</translation>
    </message>
    <message>
        <source>Points set aside given back</source>
        <translation>Points set aside given back</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Terminal enrolled</source>
        <translation>Terminal enrolled</translation>
    </message>
    <message>
        <source>An act of a newer version</source>
        <translation>An act of a newer version</translation>
    </message>
    <message>
        <source>earned</source>
        <translation>earned</translation>
    </message>
    <message>
        <source>redeemed</source>
        <translation>redeemed</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>adjusted by hand</source>
        <translation>adjusted by hand</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>let go</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>merged</translation>
    </message>
    <message>
        <source>brought along</source>
        <translation>brought along</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>to be decided</translation>
    </message>
    <message>
        <source>risk budget</source>
        <translation>risk budget</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>towards the tier</source>
        <translation>towards the tier</translation>
    </message>
    <message>
        <source>counted for a rule</source>
        <translation>counted for a rule</translation>
    </message>
    <message>
        <source>stored value, paid in</source>
        <translation>stored value, paid in</translation>
    </message>
    <message>
        <source>stored value, given</source>
        <translation>stored value, given</translation>
    </message>
    <message>
        <source>stamps</source>
        <translation>stamps</translation>
    </message>
    <message>
        <source>coupons</source>
        <translation>coupons</translation>
    </message>
    <message>
        <source>uncovered spending</source>
        <translation>uncovered spending</translation>
    </message>
    <message>
        <source>at head office</source>
        <translation>at head office</translation>
    </message>
    <message>
        <source>not yet at head office</source>
        <translation>not yet at head office</translation>
    </message>
    <message>
        <source>Owed after returns</source>
        <translation>Owed after returns</translation>
    </message>
    <message>
        <source>Set aside for spending offline</source>
        <translation>Set aside for spending offline</translation>
    </message>
    <message>
        <source>End on %1</source>
        <translation>End on %1</translation>
    </message>
    <message>
        <source>Never end</source>
        <translation>Never end</translation>
    </message>
    <message>
        <source>Earned on %1</source>
        <translation>Earned on %1</translation>
    </message>
    <message>
        <source>Receipt printed or declined</source>
        <translation>Receipt printed or declined</translation>
    </message>
    <message>
        <source>Stored value loaded</source>
        <translation>Stored value loaded</translation>
    </message>
    <message>
        <source>Stored value paid out</source>
        <translation>Stored value paid out</translation>
    </message>
    <message>
        <source>Coupons given or taken away</source>
        <translation>Coupons given or taken away</translation>
    </message>
    <message>
        <source>Card stamped</source>
        <translation>Card stamped</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Card replaced</translation>
    </message>
    <message>
        <source>Members merged or parted</source>
        <translation>Members merged or parted</translation>
    </message>
    <message>
        <source>Family changed</source>
        <translation>Family changed</translation>
    </message>
    <message>
        <source>Tier given by hand</source>
        <translation>Tier given by hand</translation>
    </message>
    <message>
        <source>purchases that keep points alive</source>
        <translation>purchases that keep points alive</translation>
    </message>
    <message>
        <source>points back</source>
        <translation>points back</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation>Unblocked</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nothing yet</translation>
    </message>
    <message>
        <source>Sales, returns and changes made on this terminal stand here.</source>
        <translation>Sales, returns and changes made on this terminal stand here.</translation>
    </message>
    <message>
        <source>No points</source>
        <translation>No points</translation>
    </message>
    <message>
        <source>What sales earn stands here, with the day on which it ends.</source>
        <translation>What sales earn stands here, with the day on which it ends.</translation>
    </message>
    <message>
        <source>Put into a segment or out of one</source>
        <translation>Put into a segment or out of one</translation>
    </message>
    <message>
        <source>Data erased on the member&apos;s wish</source>
        <translation>Data erased on the member&apos;s wish</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>Blocked: sell without the member, or call the manager</source>
        <translation>Blocked: sell without the member, or call the manager</translation>
    </message>
    <message>
        <source>This sale lifts to %1: say so</source>
        <translation>This sale lifts to %1: say so</translation>
    </message>
    <message>
        <source>To redeem, ask for the live code</source>
        <translation>To redeem, ask for the live code</translation>
    </message>
    <message>
        <source>Points end soon: say so</source>
        <translation>Points end soon: say so</translation>
    </message>
    <message>
        <source>Wish a happy birthday</source>
        <translation>Wish a happy birthday</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>Birthday today</translation>
    </message>
    <message>
        <source>Head office at %1</source>
        <translation>Head office at %1</translation>
    </message>
    <message>
        <source>Head office was never asked</source>
        <translation>Head office was never asked</translation>
    </message>
    <message numerus="yes">
        <source>%1, plus %n act(s) here</source>
        <translation>
            <numerusform>%1, plus %n act here</numerusform>
            <numerusform>%1, plus %n acts here</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest tier</source>
        <translation>The highest tier</translation>
    </message>
    <message>
        <source>No member</source>
        <translation>No member</translation>
    </message>
    <message>
        <source>Scan the code on the phone or the card, or type a phone number.</source>
        <translation>Scan the code on the phone or the card, or type a phone number.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation>Points balance</translation>
    </message>
    <message>
        <source>May redeem %1 (%2): F3</source>
        <translation>May redeem %1 (%2): F3</translation>
    </message>
    <message>
        <source>%1 only until %2</source>
        <translation>%1 only until %2</translation>
    </message>
    <message>
        <source>Coupon %1 only until %2</source>
        <translation>Coupon %1 only until %2</translation>
    </message>
    <message>
        <source>Gift value %1 only until %2</source>
        <translation>Gift value %1 only until %2</translation>
    </message>
    <message>
        <source>%1 may be spent from %2</source>
        <translation>%1 may be spent from %2</translation>
    </message>
    <message>
        <source>%1 with this sale</source>
        <translation>%1 with this sale</translation>
    </message>
    <message>
        <source>by number</source>
        <translation>by number</translation>
    </message>
    <message>
        <source>by card</source>
        <translation>by card</translation>
    </message>
    <message>
        <source>by live code</source>
        <translation>by live code</translation>
    </message>
    <message>
        <source>The family has %1: F3</source>
        <translation>The family has %1: F3</translation>
    </message>
    <message>
        <source>Points balance · family %1</source>
        <translation>Points balance · family %1</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Scan the member&apos;s code again</source>
        <translation>Scan the member&apos;s code again</translation>
    </message>
    <message>
        <source>The basket is empty</source>
        <translation>The basket is empty</translation>
    </message>
    <message>
        <source>No member: scan a code</source>
        <translation>No member: scan a code</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>No programme yet: sync first</source>
        <translation>No programme yet: sync first</translation>
    </message>
    <message>
        <source>No programme has begun: check the machine&apos;s clock</source>
        <translation>No programme has begun: check the machine&apos;s clock</translation>
    </message>
    <message>
        <source>The programme redeems no points</source>
        <translation>The programme redeems no points</translation>
    </message>
    <message>
        <source>Fewer points than may be redeemed at once</source>
        <translation>Fewer points than may be redeemed at once</translation>
    </message>
    <message>
        <source>This code only earns: ask for the live code</source>
        <translation>This code only earns: ask for the live code</translation>
    </message>
    <message>
        <source>The basket is too small for points</source>
        <translation>The basket is too small for points</translation>
    </message>
    <message>
        <source>The member is known no more: scan again, or F6</source>
        <translation>The member is known no more: scan again, or F6</translation>
    </message>
    <message>
        <source>The basket is full: book it first</source>
        <translation>The basket is full: book it first</translation>
    </message>
    <message>
        <source>Your role may not: ask a supervisor</source>
        <translation>Your role may not: ask a supervisor</translation>
    </message>
    <message>
        <source>One moment: a sale is being booked</source>
        <translation>One moment: a sale is being booked</translation>
    </message>
    <message>
        <source>An article waits for its amount: type it</source>
        <translation>An article waits for its amount: type it</translation>
    </message>
    <message>
        <source>The amount is 0 or too large</source>
        <translation>The amount is 0 or too large</translation>
    </message>
    <message>
        <source>More points than there may be: split the sale</source>
        <translation>More points than there may be: split the sale</translation>
    </message>
    <message>
        <source>The points asked for do not fit any more: choose again</source>
        <translation>The points asked for do not fit any more: choose again</translation>
    </message>
    <message>
        <source>The terminal&apos;s data could not be read: one moment, or start it again</source>
        <translation>The terminal&apos;s data could not be read: one moment, or start it again</translation>
    </message>
    <message>
        <source>Booked: begin the next sale</source>
        <translation>Booked: begin the next sale</translation>
    </message>
    <message>
        <source>Offline: this terminal has no right to spend it</source>
        <translation>Offline: this terminal has no right to spend it</translation>
    </message>
    <message>
        <source>The member has no more of it</source>
        <translation>The member has no more of it</translation>
    </message>
    <message>
        <source>One sale takes no more of it</source>
        <translation>One sale takes no more of it</translation>
    </message>
    <message>
        <source>Does not apply to this basket now</source>
        <translation>Does not apply to this basket now</translation>
    </message>
    <message>
        <source>Not enough points for it</source>
        <translation>Not enough points for it</translation>
    </message>
    <message>
        <source>No longer in the programme</source>
        <translation>No longer in the programme</translation>
    </message>
    <message>
        <source>Nothing is on this account</source>
        <translation>Nothing is on this account</translation>
    </message>
    <message>
        <source>All is paid already</source>
        <translation>All is paid already</translation>
    </message>
    <message>
        <source>Stored value: more than is there or due, choose again</source>
        <translation>Stored value: more than is there or due, choose again</translation>
    </message>
    <message>
        <source>Somebody else bought these goods: change the member of the sale first</source>
        <translation>Somebody else bought these goods: change the member of the sale first</translation>
    </message>
    <message>
        <source>These goods are back already, or their sale was voided</source>
        <translation>These goods are back already, or their sale was voided</translation>
    </message>
    <message>
        <source>This sale is not known here</source>
        <translation>This sale is not known here</translation>
    </message>
    <message>
        <source>Blocked: F6 takes them off</source>
        <translation>Blocked: F6 takes them off</translation>
    </message>
    <message>
        <source>More is paid otherwise than is due: choose again</source>
        <translation>More is paid otherwise than is due: choose again</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>There is not that much stored value on the account.</source>
        <translation>There is not that much stored value on the account.</translation>
    </message>
    <message>
        <source>The member does not have this coupon.</source>
        <translation>The member does not have this coupon.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message>
        <source>The payments are more than is due. Correct their amounts.</source>
        <translation>The payments are more than is due. Correct their amounts.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Wait a little, then scan again.</source>
        <translation>Too many wrong codes. Wait a little, then scan again.</translation>
    </message>
    <message>
        <source>This code is not genuine. Ask the member to open the code again.</source>
        <translation>This code is not genuine. Ask the member to open the code again.</translation>
    </message>
    <message>
        <source>This code has paid already. The phone shows a new one every 30 seconds.</source>
        <translation>This code has paid already. The phone shows a new one every 30 seconds.</translation>
    </message>
    <message>
        <source>Misread. Scan again.</source>
        <translation>Misread. Scan again.</translation>
    </message>
    <message>
        <source>Only a part of the code arrived. Scan again.</source>
        <translation>Only a part of the code arrived. Scan again.</translation>
    </message>
    <message>
        <source>This is a receipt of ours, and no member.</source>
        <translation>This is a receipt of ours, and no member.</translation>
    </message>
    <message>
        <source>This is an article&apos;s number, and no member has it.</source>
        <translation>This is an article&apos;s number, and no member has it.</translation>
    </message>
    <message>
        <source>This is a payment code. It was not kept.</source>
        <translation>This is a payment code. It was not kept.</translation>
    </message>
    <message>
        <source>This is a bank card. It was not kept.</source>
        <translation>This is a bank card. It was not kept.</translation>
    </message>
    <message>
        <source>This is another shop&apos;s code.</source>
        <translation>This is another shop&apos;s code.</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code again: a sale was made with this one.</source>
        <translation>Scan the member&apos;s code again: a sale was made with this one.</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code again: it was scanned too long ago.</source>
        <translation>Scan the member&apos;s code again: it was scanned too long ago.</translation>
    </message>
    <message>
        <source>The points or what is to pay changed since they were shown. Look again, then book.</source>
        <translation>The points or what is to pay changed since they were shown. Look again, then book.</translation>
    </message>
    <message>
        <source>Another sale has this ticket&apos;s number. Nothing was booked: give this one a number of its own.</source>
        <translation>Another sale has this ticket&apos;s number. Nothing was booked: give this one a number of its own.</translation>
    </message>
    <message>
        <source>Your role may not do this. Ask a supervisor.</source>
        <translation>Your role may not do this. Ask a supervisor.</translation>
    </message>
    <message>
        <source>Needs the approval of a supervisor.</source>
        <translation>Needs the approval of a supervisor.</translation>
    </message>
    <message>
        <source>No programme yet. Sync with head office, then try again.</source>
        <translation>No programme yet. Sync with head office, then try again.</translation>
    </message>
    <message>
        <source>By this machine&apos;s clock no programme has begun yet. Set the clock right, then try again.</source>
        <translation>By this machine&apos;s clock no programme has begun yet. Set the clock right, then try again.</translation>
    </message>
    <message>
        <source>The member is not known here any more. Scan the code again.</source>
        <translation>The member is not known here any more. Scan the code again.</translation>
    </message>
    <message>
        <source>This member is blocked. Ask the manager, or sell without the member.</source>
        <translation>This member is blocked. Ask the manager, or sell without the member.</translation>
    </message>
    <message>
        <source>Your role may not redeem points. Ask a supervisor.</source>
        <translation>Your role may not redeem points. Ask a supervisor.</translation>
    </message>
    <message>
        <source>The basket cannot be reckoned. Check its lines.</source>
        <translation>The basket cannot be reckoned. Check its lines.</translation>
    </message>
    <message>
        <source>No such sale. Scan the code on the receipt again.</source>
        <translation>No such sale. Scan the code on the receipt again.</translation>
    </message>
    <message>
        <source>This sale was voided. There is nothing left to return.</source>
        <translation>This sale was voided. There is nothing left to return.</translation>
    </message>
    <message>
        <source>Another return has this number. Nothing was booked: give this one a number of its own.</source>
        <translation>Another return has this number. Nothing was booked: give this one a number of its own.</translation>
    </message>
    <message>
        <source>These goods cannot be returned. Check the quantities.</source>
        <translation>These goods cannot be returned. Check the quantities.</translation>
    </message>
    <message>
        <source>This is no phone number, card or code. Check what was typed.</source>
        <translation>This is no phone number, card or code. Check what was typed.</translation>
    </message>
    <message>
        <source>No such member. Check the number, or enrol a new member.</source>
        <translation>No such member. Check the number, or enrol a new member.</translation>
    </message>
    <message>
        <source>Several members share this number. Ask for the card or the live code.</source>
        <translation>Several members share this number. Ask for the card or the live code.</translation>
    </message>
    <message>
        <source>This member asked to be forgotten. A new membership can be made.</source>
        <translation>This member asked to be forgotten. A new membership can be made.</translation>
    </message>
    <message>
        <source>The name is too long or has signs that cannot be printed. Type it shorter.</source>
        <translation>The name is too long or has signs that cannot be printed. Type it shorter.</translation>
    </message>
    <message>
        <source>The phone number is not complete. Check it with the customer.</source>
        <translation>The phone number is not complete. Check it with the customer.</translation>
    </message>
    <message>
        <source>The card number is wrong: its check digit does not fit. Type it again.</source>
        <translation>The card number is wrong: its check digit does not fit. Type it again.</translation>
    </message>
    <message>
        <source>A payment code is never kept. Type the number of a card of ours, or leave it empty.</source>
        <translation>A payment code is never kept. Type the number of a card of ours, or leave it empty.</translation>
    </message>
    <message>
        <source>A bank card&apos;s number is never kept. Type the number of a card of ours, or leave it empty.</source>
        <translation>A bank card&apos;s number is never kept. Type the number of a card of ours, or leave it empty.</translation>
    </message>
    <message>
        <source>There is no such day. Type year-month-day, as in 1999-02-28.</source>
        <translation>There is no such day. Type year-month-day, as in 1999-02-28.</translation>
    </message>
    <message>
        <source>The customer has not agreed yet. Show the text and tick the box.</source>
        <translation>The customer has not agreed yet. Show the text and tick the box.</translation>
    </message>
    <message>
        <source>Under 14: a parent or guardian must agree. Enrol the parent instead.</source>
        <translation>Under 14: a parent or guardian must agree. Enrol the parent instead.</translation>
    </message>
    <message>
        <source>Somebody is a member with this number already. Find the member instead.</source>
        <translation>Somebody is a member with this number already. Find the member instead.</translation>
    </message>
    <message>
        <source>This sale was voided before. Nothing is left to do.</source>
        <translation>This sale was voided before. Nothing is left to do.</translation>
    </message>
    <message>
        <source>Goods of this sale came back already. Return the rest instead.</source>
        <translation>Goods of this sale came back already. Return the rest instead.</translation>
    </message>
    <message>
        <source>Only sales of today can be voided. Return the goods instead.</source>
        <translation>Only sales of today can be voided. Return the goods instead.</translation>
    </message>
    <message>
        <source>Needs the approval of a manager.</source>
        <translation>Needs the approval of a manager.</translation>
    </message>
    <message>
        <source>The member is not known here. Search again.</source>
        <translation>The member is not known here. Search again.</translation>
    </message>
    <message>
        <source>Say why. The reason is kept with the points.</source>
        <translation>Say why. The reason is kept with the points.</translation>
    </message>
    <message>
        <source>So many points cannot be booked at once. Type fewer.</source>
        <translation>So many points cannot be booked at once. Type fewer.</translation>
    </message>
    <message>
        <source>0 points change nothing. Type how many.</source>
        <translation>0 points change nothing. Type how many.</translation>
    </message>
    <message>
        <source>Say why. The reason is kept.</source>
        <translation>Say why. The reason is kept.</translation>
    </message>
    <message>
        <source>It is so already. Nothing was changed.</source>
        <translation>It is so already. Nothing was changed.</translation>
    </message>
    <message>
        <source>No such sale. Check the number on the receipt.</source>
        <translation>No such sale. Check the number on the receipt.</translation>
    </message>
    <message>
        <source>The basket is empty. Scan an article or type an amount.</source>
        <translation>The basket is empty. Scan an article or type an amount.</translation>
    </message>
    <message>
        <source>The basket is full. Book it and begin another sale.</source>
        <translation>The basket is full. Book it and begin another sale.</translation>
    </message>
    <message>
        <source>A line is there twice. Remove one of them.</source>
        <translation>A line is there twice. Remove one of them.</translation>
    </message>
    <message>
        <source>The amount is too large for one sale.</source>
        <translation>The amount is too large for one sale.</translation>
    </message>
    <message>
        <source>The quantity is too large for one line.</source>
        <translation>The quantity is too large for one line.</translation>
    </message>
    <message>
        <source>The basket is in another currency than the programme.</source>
        <translation>The basket is in another currency than the programme.</translation>
    </message>
    <message>
        <source>The sale would make more points than there may be. Split it.</source>
        <translation>The sale would make more points than there may be. Split it.</translation>
    </message>
    <message>
        <source>The programme does not redeem points.</source>
        <translation>The programme does not redeem points.</translation>
    </message>
    <message>
        <source>Only a member can pay with points. Scan the member&apos;s code first.</source>
        <translation>Only a member can pay with points. Scan the member&apos;s code first.</translation>
    </message>
    <message>
        <source>Fewer points than may be redeemed at once. Type more.</source>
        <translation>Fewer points than may be redeemed at once. Type more.</translation>
    </message>
    <message>
        <source>Points are redeemed in whole steps only. Round the number.</source>
        <translation>Points are redeemed in whole steps only. Round the number.</translation>
    </message>
    <message>
        <source>More points than this sale may be paid with. Type fewer.</source>
        <translation>More points than this sale may be paid with. Type fewer.</translation>
    </message>
    <message>
        <source>The member does not have so many points. Type fewer.</source>
        <translation>The member does not have so many points. Type fewer.</translation>
    </message>
    <message>
        <source>This kind of code does not redeem so many. Ask for the live code.</source>
        <translation>This kind of code does not redeem so many. Ask for the live code.</translation>
    </message>
    <message>
        <source>Offline: this terminal may not spend so many points. Type fewer.</source>
        <translation>Offline: this terminal may not spend so many points. Type fewer.</translation>
    </message>
    <message>
        <source>This line is not on the receipt. Choose another.</source>
        <translation>This line is not on the receipt. Choose another.</translation>
    </message>
    <message>
        <source>A line was chosen twice. Choose each once.</source>
        <translation>A line was chosen twice. Choose each once.</translation>
    </message>
    <message>
        <source>All of this line came back already.</source>
        <translation>All of this line came back already.</translation>
    </message>
    <message>
        <source>More than was sold is chosen. Type a smaller quantity.</source>
        <translation>More than was sold is chosen. Type a smaller quantity.</translation>
    </message>
    <message>
        <source>Nothing is chosen. Choose what comes back.</source>
        <translation>Nothing is chosen. Choose what comes back.</translation>
    </message>
    <message>
        <source>cashier</source>
        <translation>cashier</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>manager</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <source>register</source>
        <translation>register</translation>
    </message>
    <message>
        <source>system</source>
        <translation>system</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>Find a member</translation>
    </message>
    <message>
        <source>Enrol a member</source>
        <translation>Enrol a member</translation>
    </message>
    <message>
        <source>Book a sale</source>
        <translation>Book a sale</translation>
    </message>
    <message>
        <source>Redeem points</source>
        <translation>Redeem points</translation>
    </message>
    <message>
        <source>Return goods</source>
        <translation>Return goods</translation>
    </message>
    <message>
        <source>Return goods without a receipt</source>
        <translation>Return goods without a receipt</translation>
    </message>
    <message>
        <source>Void a sale</source>
        <translation>Void a sale</translation>
    </message>
    <message>
        <source>Adjust points</source>
        <translation>Adjust points</translation>
    </message>
    <message>
        <source>Block or unblock a member</source>
        <translation>Block or unblock a member</translation>
    </message>
    <message>
        <source>See a member&apos;s ledger</source>
        <translation>See a member&apos;s ledger</translation>
    </message>
    <message>
        <source>Reprint a receipt</source>
        <translation>Reprint a receipt</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody active has this number. Check it.</source>
        <translation>Nobody active has this number. Check it.</translation>
    </message>
    <message>
        <source>This number has a PIN. Type it.</source>
        <translation>This number has a PIN. Type it.</translation>
    </message>
    <message>
        <source>Wrong PIN. The next try has to wait %1.</source>
        <translation>Wrong PIN. The next try has to wait %1.</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. After %n more wrong one(s) the next try has to wait.</source>
        <translation>
            <numerusform>Wrong PIN. After %n more wrong one the next try has to wait.</numerusform>
            <numerusform>Wrong PIN. After %n more wrong ones the next try has to wait.</numerusform>
        </translation>
    </message>
    <message>
        <source>This person has no PIN yet. Head office gives one; until then somebody else must.</source>
        <translation>This person has no PIN yet. Head office gives one; until then somebody else must.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait %1, then try again.</source>
        <translation>Too many wrong PINs. Wait %1, then try again.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A supervisor lets this number try again.</source>
        <translation>Too many wrong PINs. A supervisor lets this number try again.</translation>
    </message>
    <message>
        <source>Nobody allows their own act. Somebody else must.</source>
        <translation>Nobody allows their own act. Somebody else must.</translation>
    </message>
    <message>
        <source>Nobody with this number may allow it. Somebody else must.</source>
        <translation>Nobody with this number may allow it. Somebody else must.</translation>
    </message>
    <message>
        <source>Unlock a number</source>
        <translation>Unlock a number</translation>
    </message>
    <message>
        <source>Load stored value</source>
        <translation>Load stored value</translation>
    </message>
    <message>
        <source>Pay out stored value</source>
        <translation>Pay out stored value</translation>
    </message>
    <message>
        <source>Give or take away coupons</source>
        <translation>Give or take away coupons</translation>
    </message>
    <message>
        <source>Stamp a card</source>
        <translation>Stamp a card</translation>
    </message>
    <message>
        <source>Replace a card</source>
        <translation>Replace a card</translation>
    </message>
    <message>
        <source>Merge or part members</source>
        <translation>Merge or part members</translation>
    </message>
    <message>
        <source>Change a family</source>
        <translation>Change a family</translation>
    </message>
    <message>
        <source>Give a tier by hand</source>
        <translation>Give a tier by hand</translation>
    </message>
    <message>
        <source>No right to spend all of this was given. Nothing was booked: take less, or try again online.</source>
        <translation>No right to spend all of this was given. Nothing was booked: take less, or try again online.</translation>
    </message>
    <message>
        <source>The account that should pay is blocked, or not known here any more.</source>
        <translation>The account that should pay is blocked, or not known here any more.</translation>
    </message>
    <message>
        <source>The programme does not offer this.</source>
        <translation>The programme does not offer this.</translation>
    </message>
    <message>
        <source>No such member or gift card. Check the number.</source>
        <translation>No such member or gift card. Check the number.</translation>
    </message>
    <message>
        <source>This account is blocked. Ask the manager.</source>
        <translation>This account is blocked. Ask the manager.</translation>
    </message>
    <message>
        <source>Too little, or more than one account may hold. Choose another amount.</source>
        <translation>Too little, or more than one account may hold. Choose another amount.</translation>
    </message>
    <message>
        <source>There is not that much on the account.</source>
        <translation>There is not that much on the account.</translation>
    </message>
    <message>
        <source>Head office was not reached, or gave no leave to spend it. Try again when online.</source>
        <translation>Head office was not reached, or gave no leave to spend it. Try again when online.</translation>
    </message>
    <message>
        <source>Another top-up has this number. Nothing was booked.</source>
        <translation>Another top-up has this number. Nothing was booked.</translation>
    </message>
    <message>
        <source>This sale is known here. Scan the code on its receipt and return its lines.</source>
        <translation>This sale is known here. Scan the code on its receipt and return its lines.</translation>
    </message>
    <message>
        <source>Who brought them is not known here. Find that member first, or leave it empty.</source>
        <translation>Who brought them is not known here. Find that member first, or leave it empty.</translation>
    </message>
    <message>
        <source>Put members into segments</source>
        <translation>Put members into segments</translation>
    </message>
    <message>
        <source>Another act has this reference. Nothing was booked.</source>
        <translation>Another act has this reference. Nothing was booked.</translation>
    </message>
    <message>
        <source>No such top-up here, or it is taken back already.</source>
        <translation>No such top-up here, or it is taken back already.</translation>
    </message>
    <message>
        <source>A top-up is taken back on its own day only. Pay the value out instead.</source>
        <translation>A top-up is taken back on its own day only. Pay the value out instead.</translation>
    </message>
    <message>
        <source>Something of the top-up is spent. Pay out what is left instead.</source>
        <translation>Something of the top-up is spent. Pay out what is left instead.</translation>
    </message>
    <message>
        <source>This is no card number of ours. Scan the card, or type all of its digits.</source>
        <translation>This is no card number of ours. Scan the card, or type all of its digits.</translation>
    </message>
    <message>
        <source>Another member has this card. Take a card that nobody has.</source>
        <translation>Another member has this card. Take a card that nobody has.</translation>
    </message>
    <message>
        <source>This member&apos;s own data cannot be opened on this terminal. Head office replaces the card.</source>
        <translation>This member&apos;s own data cannot be opened on this terminal. Head office replaces the card.</translation>
    </message>
    <message>
        <source>This is the same member. Scan the other one.</source>
        <translation>This is the same member. Scan the other one.</translation>
    </message>
    <message>
        <source>These two are not merged. There is nothing to part.</source>
        <translation>These two are not merged. There is nothing to part.</translation>
    </message>
    <message>
        <source>The member is in a family already. Leave that one first.</source>
        <translation>The member is in a family already. Leave that one first.</translation>
    </message>
    <message>
        <source>The member is in no family.</source>
        <translation>The member is in no family.</translation>
    </message>
    <message>
        <source>This family has as many members as the programme allows. Somebody has to leave first.</source>
        <translation>This family has as many members as the programme allows. Somebody has to leave first.</translation>
    </message>
    <message>
        <source>The programme does not have this tier any more. Choose another.</source>
        <translation>The programme does not have this tier any more. Choose another.</translation>
    </message>
    <message>
        <source>The last day lies before today. Type a later one.</source>
        <translation>The last day lies before today. Type a later one.</translation>
    </message>
    <message>
        <source>This is no name of a segment, or the member is in as many as there may be.</source>
        <translation>This is no name of a segment, or the member is in as many as there may be.</translation>
    </message>
    <message>
        <source>The member is in this segment already.</source>
        <translation>The member is in this segment already.</translation>
    </message>
    <message>
        <source>The member is not in this segment.</source>
        <translation>The member is not in this segment.</translation>
    </message>
    <message>
        <source>The member does not have so many points. Take fewer away.</source>
        <translation>The member does not have so many points. Take fewer away.</translation>
    </message>
    <message>
        <source>Goods came back in this sale. Return what was bought instead.</source>
        <translation>Goods came back in this sale. Return what was bought instead.</translation>
    </message>
    <message>
        <source>This number is a member&apos;s, and no gift card&apos;s. Scan the gift card.</source>
        <translation>This number is a member&apos;s, and no gift card&apos;s. Scan the gift card.</translation>
    </message>
    <message>
        <source>A payment is below zero. Type what was paid.</source>
        <translation>A payment is below zero. Type what was paid.</translation>
    </message>
    <message>
        <source>This reward is not offered for this sale. Choose another.</source>
        <translation>This reward is not offered for this sale. Choose another.</translation>
    </message>
    <message>
        <source>The rewards take off more than there is to pay. Take fewer.</source>
        <translation>The rewards take off more than there is to pay. Take fewer.</translation>
    </message>
    <message>
        <source>The member has too few points for this reward. Choose another.</source>
        <translation>The member has too few points for this reward. Choose another.</translation>
    </message>
    <message>
        <source>Stored value is left on the account. Pay it out first.</source>
        <translation>Stored value is left on the account. Pay it out first.</translation>
    </message>
    <message>
        <source>Erase a member&apos;s data</source>
        <translation>Erase a member&apos;s data</translation>
    </message>
</context>
<context>
    <name>Sale</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Blocked: earns nothing</source>
        <translation>Blocked: earns nothing</translation>
    </message>
    <message>
        <source>No member: earns nothing</source>
        <translation>No member: earns nothing</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Points earned</source>
        <translation>Points earned</translation>
    </message>
    <message>
        <source>Redeem points</source>
        <translation>Redeem points</translation>
    </message>
    <message>
        <source>This ticket was booked before</source>
        <translation>This ticket was booked before</translation>
    </message>
    <message>
        <source>Sale booked</source>
        <translation>Sale booked</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>Redeemed</translation>
    </message>
    <message>
        <source>New balance</source>
        <translation>New balance</translation>
    </message>
    <message>
        <source>New tier</source>
        <translation>New tier</translation>
    </message>
    <message>
        <source>F9 prints the receipt</source>
        <translation>F9 prints the receipt</translation>
    </message>
    <message>
        <source>%1 with points (%2)</source>
        <translation>%1 with points (%2)</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 = %2. From %3 on, in steps of %4.</source>
        <translation>%1 = %2. From %3 on, in steps of %4.</translation>
    </message>
    <message>
        <source>Redeem: %1</source>
        <translation>Redeem: %1</translation>
    </message>
    <message>
        <source>Offers %1</source>
        <translation>Offers %1</translation>
    </message>
    <message>
        <source>Rewards for %1</source>
        <translation>Rewards for %1</translation>
    </message>
    <message>
        <source>Goods back %1</source>
        <translation>Goods back %1</translation>
    </message>
    <message>
        <source>Stored value %1</source>
        <translation>Stored value %1</translation>
    </message>
    <message>
        <source>%1 back to stored value</source>
        <translation>%1 back to stored value</translation>
    </message>
    <message>
        <source>%1 left on it</source>
        <translation>%1 left on it</translation>
    </message>
    <message>
        <source>Hand over: %1</source>
        <translation>Hand over: %1</translation>
    </message>
    <message>
        <source>Coupon received: %1</source>
        <translation>Coupon received: %1</translation>
    </message>
    <message>
        <source>The card is full: its coupon is issued</source>
        <translation>The card is full: its coupon is issued</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Left to pay</translation>
    </message>
    <message>
        <source>Offers and coupons</source>
        <translation>Offers and coupons</translation>
    </message>
    <message>
        <source>In cash %1</source>
        <translation>In cash %1</translation>
    </message>
    <message>
        <source>In cash, rounded</source>
        <translation>In cash, rounded</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>comes back</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Points taken back</translation>
    </message>
    <message>
        <source>Now scan or type what is taken instead</source>
        <translation>Now scan or type what is taken instead</translation>
    </message>
    <message>
        <source>%1 with points (%2, %3 of them the family&apos;s)</source>
        <translation>%1 with points (%2, %3 of them the family&apos;s)</translation>
    </message>
    <message numerus="yes">
        <source>Family: %n other(s), %1 together</source>
        <translation>
            <numerusform>Family: %n other, %1 together</numerusform>
            <numerusform>Family: %n others, %1 together</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 pays %2</source>
        <translation>%1 pays %2</translation>
    </message>
    <message>
        <source>Own only</source>
        <translation>Own only</translation>
    </message>
    <message>
        <source>+ Family</source>
        <translation>+ Family</translation>
    </message>
    <message>
        <source>%1 that had paid for the old goods pay again</source>
        <translation>%1 that had paid for the old goods pay again</translation>
    </message>
    <message>
        <source>%1 that had paid for the old goods go home</source>
        <translation>%1 that had paid for the old goods go home</translation>
    </message>
    <message>
        <source>From the family: %1</source>
        <translation>From the family: %1</translation>
    </message>
    <message>
        <source>a member</source>
        <translation>a member</translation>
    </message>
    <message>
        <source>as much as the family&apos;s points allow</source>
        <translation>as much as the family&apos;s points allow</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message numerus="yes">
        <source>SYNC STOPPED · %n change(s) waiting</source>
        <translation>
            <numerusform>SYNC STOPPED · %n change waiting</numerusform>
            <numerusform>SYNC STOPPED · %n changes waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>OFFLINE</source>
        <translation>OFFLINE</translation>
    </message>
    <message numerus="yes">
        <source>Online · sending %n change(s)</source>
        <translation>
            <numerusform>Online · sending %n change</numerusform>
            <numerusform>Online · sending %n changes</numerusform>
        </translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Nobody signed in</translation>
    </message>
    <message>
        <source>Clock went back</source>
        <translation>Clock went back</translation>
    </message>
    <message>
        <source>Clock differs</source>
        <translation>Clock differs</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>No scanner</translation>
    </message>
    <message>
        <source>Scanner ready</source>
        <translation>Scanner ready</translation>
    </message>
    <message>
        <source>Check the scanner</source>
        <translation>Check the scanner</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>Printer ready</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>Printer open</source>
        <translation>Printer open</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>Printer off</translation>
    </message>
    <message>
        <source>Printer not permitted</source>
        <translation>Printer not permitted</translation>
    </message>
    <message>
        <source>Check the printer</source>
        <translation>Check the printer</translation>
    </message>
    <message>
        <source>The receipt waits for the printer</source>
        <translation>The receipt waits for the printer</translation>
    </message>
    <message>
        <source>The receipt is being printed</source>
        <translation>The receipt is being printed</translation>
    </message>
    <message>
        <source>The receipt is printed</source>
        <translation>The receipt is printed</translation>
    </message>
    <message>
        <source>The receipt was sent to the printer</source>
        <translation>The receipt was sent to the printer</translation>
    </message>
    <message>
        <source>Look whether the receipt is whole. F9 prints it again</source>
        <translation>Look whether the receipt is whole. F9 prints it again</translation>
    </message>
    <message>
        <source>The receipt was not printed. F9 tries again</source>
        <translation>The receipt was not printed. F9 tries again</translation>
    </message>
    <message>
        <source>No printer: there is no paper receipt</source>
        <translation>No printer: there is no paper receipt</translation>
    </message>
    <message>
        <source>head office at %1</source>
        <translation>head office at %1</translation>
    </message>
    <message>
        <source>No scan yet</source>
        <translation>No scan yet</translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>Nothing printed yet</translation>
    </message>
    <message numerus="yes">
        <source>plus %n sale(s) here</source>
        <translation>
            <numerusform>plus %n sale here</numerusform>
            <numerusform>plus %n sales here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: put it right, and the receipt prints by itself</source>
        <translation>%1: put it right, and the receipt prints by itself</translation>
    </message>
</context>
<context>
    <name>Tiers</name>
    <message>
        <source>%1 more to %2</source>
        <translation>%1 more to %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 more point(s) to %2</source>
        <translation>
            <numerusform>%1 more point to %2</numerusform>
            <numerusform>%1 more points to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more visit(s) to %2</source>
        <translation>
            <numerusform>%1 more visit to %2</numerusform>
            <numerusform>%1 more visits to %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more by %2 keeps %3</source>
        <translation>%1 more by %2 keeps %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 more point(s) by %2 to keep %3</source>
        <translation>
            <numerusform>%1 more point by %2 to keep %3</numerusform>
            <numerusform>%1 more points by %2 to keep %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more visit(s) by %2 to keep %3</source>
        <translation>
            <numerusform>%1 more visit by %2 to keep %3</numerusform>
            <numerusform>%1 more visits by %2 to keep %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The disk is full. Nothing was booked. Call the manager: free some room, then try again.</source>
        <translation>The disk is full. Nothing was booked. Call the manager: free some room, then try again.</translation>
    </message>
    <message>
        <source>The disk cannot be written. Nothing was booked. Call the manager.</source>
        <translation>The disk cannot be written. Nothing was booked. Call the manager.</translation>
    </message>
    <message>
        <source>The disk failed. Nothing more is booked until it is mended. Call the manager.</source>
        <translation>The disk failed. Nothing more is booked until it is mended. Call the manager.</translation>
    </message>
    <message>
        <source>The terminal is busy for a moment. Try again.</source>
        <translation>The terminal is busy for a moment. Try again.</translation>
    </message>
    <message>
        <source>The terminal already runs in another window. Close that one first.</source>
        <translation>The terminal already runs in another window. Close that one first.</translation>
    </message>
    <message>
        <source>Stored data are damaged. Do not go on selling with points. Call support.</source>
        <translation>Stored data are damaged. Do not go on selling with points. Call support.</translation>
    </message>
    <message>
        <source>A newer version of this program has written here. Install that version.</source>
        <translation>A newer version of this program has written here. Install that version.</translation>
    </message>
    <message>
        <source>Something that must be there is missing. Call support.</source>
        <translation>Something that must be there is missing. Call support.</translation>
    </message>
    <message>
        <source>Head office cannot be reached. Sales go on; it is tried again by itself.</source>
        <translation>Head office cannot be reached. Sales go on; it is tried again by itself.</translation>
    </message>
    <message>
        <source>Head office did not answer in time. It is tried again by itself.</source>
        <translation>Head office did not answer in time. It is tried again by itself.</translation>
    </message>
    <message>
        <source>Head office is busy. It is tried again by itself.</source>
        <translation>Head office is busy. It is tried again by itself.</translation>
    </message>
    <message>
        <source>Head office answered something strange. It is tried again by itself.</source>
        <translation>Head office answered something strange. It is tried again by itself.</translation>
    </message>
    <message>
        <source>Head office&apos;s certificate or signature does not hold. Call support.</source>
        <translation>Head office&apos;s certificate or signature does not hold. Call support.</translation>
    </message>
    <message>
        <source>Head office would not take it. Call support.</source>
        <translation>Head office would not take it. Call support.</translation>
    </message>
    <message>
        <source>A setting is wrong. Call support.</source>
        <translation>A setting is wrong. Call support.</translation>
    </message>
    <message>
        <source>Another copy of this terminal has written to head office. Stop selling with points and enrol this terminal anew.</source>
        <translation>Another copy of this terminal has written to head office. Stop selling with points and enrol this terminal anew.</translation>
    </message>
    <message>
        <source>Head office has retired this terminal. Enrol it anew.</source>
        <translation>Head office has retired this terminal. Enrol it anew.</translation>
    </message>
    <message>
        <source>Head office does not know this terminal. Enrol it anew.</source>
        <translation>Head office does not know this terminal. Enrol it anew.</translation>
    </message>
    <message>
        <source>Head office was restored from a copy. Sync once more.</source>
        <translation>Head office was restored from a copy. Sync once more.</translation>
    </message>
    <message>
        <source>The code is wrong, used or too old. Ask head office for a new one.</source>
        <translation>The code is wrong, used or too old. Ask head office for a new one.</translation>
    </message>
    <message>
        <source>A signature does not hold. Call support.</source>
        <translation>A signature does not hold. Call support.</translation>
    </message>
    <message>
        <source>This program is too old for head office. Install the new version.</source>
        <translation>This program is too old for head office. Install the new version.</translation>
    </message>
    <message>
        <source>This program is newer than head office. Update head office first.</source>
        <translation>This program is newer than head office. Update head office first.</translation>
    </message>
    <message>
        <source>Head office did not understand this terminal. Call support.</source>
        <translation>Head office did not understand this terminal. Call support.</translation>
    </message>
    <message>
        <source>Head office does not have it.</source>
        <translation>Head office does not have it.</translation>
    </message>
    <message>
        <source>Sync stands still. Call support.</source>
        <translation>Sync stands still. Call support.</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan a code, or type a number</source>
        <translation>Scan a code, or type a number</translation>
    </message>
    <message>
        <source>A member&apos;s code, an article, a receipt, an amount</source>
        <translation>A member&apos;s code, an article, a receipt, an amount</translation>
    </message>
    <message>
        <source>Live code: earn and redeem</source>
        <translation>Live code: earn and redeem</translation>
    </message>
    <message>
        <source>Genuine and fresh</source>
        <translation>Genuine and fresh</translation>
    </message>
    <message>
        <source>Live code, online: earn and redeem</source>
        <translation>Live code, online: earn and redeem</translation>
    </message>
    <message>
        <source>Genuine, fresh, and head office agrees</source>
        <translation>Genuine, fresh, and head office agrees</translation>
    </message>
    <message>
        <source>Card number: earn</source>
        <translation>Card number: earn</translation>
    </message>
    <message>
        <source>To redeem more, ask for the live code on the phone</source>
        <translation>To redeem more, ask for the live code on the phone</translation>
    </message>
    <message>
        <source>Phone number: earn only</source>
        <translation>Phone number: earn only</translation>
    </message>
    <message>
        <source>To redeem, ask for the live code on the phone</source>
        <translation>To redeem, ask for the live code on the phone</translation>
    </message>
    <message>
        <source>Code is %1 old: counts as a card</source>
        <translation>Code is %1 old: counts as a card</translation>
    </message>
    <message>
        <source>Ask for the code that the phone shows now</source>
        <translation>Ask for the code that the phone shows now</translation>
    </message>
    <message>
        <source>The phone&apos;s clock is %1 ahead: counts as a card</source>
        <translation>The phone&apos;s clock is %1 ahead: counts as a card</translation>
    </message>
    <message>
        <source>The customer can set the phone&apos;s clock to automatic</source>
        <translation>The customer can set the phone&apos;s clock to automatic</translation>
    </message>
    <message>
        <source>This terminal&apos;s clock is in doubt: counts as a card</source>
        <translation>This terminal&apos;s clock is in doubt: counts as a card</translation>
    </message>
    <message>
        <source>Redeem less, or call the manager to set the clock</source>
        <translation>Redeem less, or call the manager to set the clock</translation>
    </message>
    <message>
        <source>This member is on the screen already</source>
        <translation>This member is on the screen already</translation>
    </message>
    <message>
        <source>Go on with the sale</source>
        <translation>Go on with the sale</translation>
    </message>
    <message>
        <source>Another member was scanned</source>
        <translation>Another member was scanned</translation>
    </message>
    <message>
        <source>Say whether this one takes the sale over</source>
        <translation>Say whether this one takes the sale over</translation>
    </message>
    <message>
        <source>This code was used already</source>
        <translation>This code was used already</translation>
    </message>
    <message>
        <source>The phone shows a new code every 30 seconds: scan that one</source>
        <translation>The phone shows a new code every 30 seconds: scan that one</translation>
    </message>
    <message>
        <source>Not genuine: do not accept this code</source>
        <translation>Not genuine: do not accept this code</translation>
    </message>
    <message>
        <source>Ask for the member&apos;s own app or card</source>
        <translation>Ask for the member&apos;s own app or card</translation>
    </message>
    <message>
        <source>Misread: scan again</source>
        <translation>Misread: scan again</translation>
    </message>
    <message>
        <source>The check digit does not fit. Hold the code flat and still</source>
        <translation>The check digit does not fit. Hold the code flat and still</translation>
    </message>
    <message>
        <source>Only half a code was read: scan again</source>
        <translation>Only half a code was read: scan again</translation>
    </message>
    <message>
        <source>Move a little further away, so that the whole code is seen</source>
        <translation>Move a little further away, so that the whole code is seen</translation>
    </message>
    <message>
        <source>Two reads ran into one: scan again</source>
        <translation>Two reads ran into one: scan again</translation>
    </message>
    <message>
        <source>Press the scanner&apos;s button once, and wait for its sound</source>
        <translation>Press the scanner&apos;s button once, and wait for its sound</translation>
    </message>
    <message>
        <source>Too many wrong codes: wait %1</source>
        <translation>Too many wrong codes: wait %1</translation>
    </message>
    <message>
        <source>Sell without a member meanwhile, or type a card number later</source>
        <translation>Sell without a member meanwhile, or type a card number later</translation>
    </message>
    <message>
        <source>No such member</source>
        <translation>No such member</translation>
    </message>
    <message>
        <source>Check the number, or enrol with F2</source>
        <translation>Check the number, or enrol with F2</translation>
    </message>
    <message>
        <source>No member, card or article has this number</source>
        <translation>No member, card or article has this number</translation>
    </message>
    <message>
        <source>Check the digits; F2 enrols. For an amount press + instead of Enter</source>
        <translation>Check the digits; F2 enrols. For an amount press + instead of Enter</translation>
    </message>
    <message>
        <source>Not known on this terminal, and it is offline</source>
        <translation>Not known on this terminal, and it is offline</translation>
    </message>
    <message>
        <source>Go on without the member; try again when it is online</source>
        <translation>Go on without the member; try again when it is online</translation>
    </message>
    <message>
        <source>Asking head office…</source>
        <translation>Asking head office…</translation>
    </message>
    <message>
        <source>Go on with the goods meanwhile</source>
        <translation>Go on with the goods meanwhile</translation>
    </message>
    <message>
        <source>Several members share this number</source>
        <translation>Several members share this number</translation>
    </message>
    <message>
        <source>Ask for the card or the live code</source>
        <translation>Ask for the card or the live code</translation>
    </message>
    <message>
        <source>This member is blocked: no earning, no redeeming</source>
        <translation>This member is blocked: no earning, no redeeming</translation>
    </message>
    <message>
        <source>Sell without the member, or call the manager</source>
        <translation>Sell without the member, or call the manager</translation>
    </message>
    <message>
        <source>This member asked to be forgotten</source>
        <translation>This member asked to be forgotten</translation>
    </message>
    <message>
        <source>Sell without a member, or enrol anew with F2</source>
        <translation>Sell without a member, or enrol anew with F2</translation>
    </message>
    <message>
        <source>Another shop&apos;s code</source>
        <translation>Another shop&apos;s code</translation>
    </message>
    <message>
        <source>Ask for our own code</source>
        <translation>Ask for our own code</translation>
    </message>
    <message>
        <source>A payment code: not for this terminal</source>
        <translation>A payment code: not for this terminal</translation>
    </message>
    <message>
        <source>Scan it at the register. It was not kept here</source>
        <translation>Scan it at the register. It was not kept here</translation>
    </message>
    <message>
        <source>A bank card&apos;s number: not for this terminal</source>
        <translation>A bank card&apos;s number: not for this terminal</translation>
    </message>
    <message>
        <source>Use the card reader. The number was not kept here</source>
        <translation>Use the card reader. The number was not kept here</translation>
    </message>
    <message>
        <source>Article added</source>
        <translation>Article added</translation>
    </message>
    <message>
        <source>This article has no price here</source>
        <translation>This article has no price here</translation>
    </message>
    <message>
        <source>Type its amount and press Enter</source>
        <translation>Type its amount and press Enter</translation>
    </message>
    <message>
        <source>Not added: another article waits for its amount</source>
        <translation>Not added: another article waits for its amount</translation>
    </message>
    <message>
        <source>Type its amount first, then scan this one again</source>
        <translation>Type its amount first, then scan this one again</translation>
    </message>
    <message>
        <source>Nothing was changed: the amount is 0 or too large</source>
        <translation>Nothing was changed: the amount is 0 or too large</translation>
    </message>
    <message>
        <source>Type it as on the price tag, as in 38.50</source>
        <translation>Type it as on the price tag, as in 38.50</translation>
    </message>
    <message>
        <source>Nothing was changed: the quantity is too large</source>
        <translation>Nothing was changed: the quantity is too large</translation>
    </message>
    <message>
        <source>Type how many, then ×</source>
        <translation>Type how many, then ×</translation>
    </message>
    <message>
        <source>A receipt of ours</source>
        <translation>A receipt of ours</translation>
    </message>
    <message>
        <source>Its sale is shown: return, void or reprint</source>
        <translation>Its sale is shown: return, void or reprint</translation>
    </message>
    <message>
        <source>A receipt of ours, but its sale is not found</source>
        <translation>A receipt of ours, but its sale is not found</translation>
    </message>
    <message>
        <source>Try again when online, or ask the store that sold it</source>
        <translation>Try again when online, or ask the store that sold it</translation>
    </message>
    <message>
        <source>Article misread: scan again</source>
        <translation>Article misread: scan again</translation>
    </message>
    <message>
        <source>The check digit does not fit</source>
        <translation>The check digit does not fit</translation>
    </message>
    <message>
        <source>Too long to be a code of ours</source>
        <translation>Too long to be a code of ours</translation>
    </message>
    <message>
        <source>Scan the right one</source>
        <translation>Scan the right one</translation>
    </message>
    <message>
        <source>Nothing we know</source>
        <translation>Nothing we know</translation>
    </message>
    <message>
        <source>Scan a member&apos;s code, an article or a receipt</source>
        <translation>Scan a member&apos;s code, an article or a receipt</translation>
    </message>
    <message>
        <source>No code in this picture</source>
        <translation>No code in this picture</translation>
    </message>
    <message>
        <source>Take a sharper one, or type the number</source>
        <translation>Take a sharper one, or type the number</translation>
    </message>
    <message>
        <source>A sale is being booked</source>
        <translation>A sale is being booked</translation>
    </message>
    <message>
        <source>Scan again when it is done</source>
        <translation>Scan again when it is done</translation>
    </message>
    <message>
        <source>Not looked up: the terminal&apos;s data could not be read</source>
        <translation>Not looked up: the terminal&apos;s data could not be read</translation>
    </message>
    <message>
        <source>Scan again. If it stays so, start the terminal again</source>
        <translation>Scan again. If it stays so, start the terminal again</translation>
    </message>
    <message>
        <source>Your role may not do this</source>
        <translation>Your role may not do this</translation>
    </message>
    <message>
        <source>Ask a supervisor</source>
        <translation>Ask a supervisor</translation>
    </message>
    <message>
        <source>Gift card: pays this sale</source>
        <translation>Gift card: pays this sale</translation>
    </message>
    <message>
        <source>Ctrl+B shows how much, and takes it off again</source>
        <translation>Ctrl+B shows how much, and takes it off again</translation>
    </message>
    <message>
        <source>This gift card pays already</source>
        <translation>This gift card pays already</translation>
    </message>
    <message>
        <source>Nothing is left on this gift card</source>
        <translation>Nothing is left on this gift card</translation>
    </message>
    <message>
        <source>Ctrl+T tops it up, where the programme allows it</source>
        <translation>Ctrl+T tops it up, where the programme allows it</translation>
    </message>
    <message>
        <source>This gift card is blocked</source>
        <translation>This gift card is blocked</translation>
    </message>
    <message>
        <source>Take another payment, or call the manager</source>
        <translation>Take another payment, or call the manager</translation>
    </message>
    <message>
        <source>Two codes at once: the first one was taken</source>
        <translation>Two codes at once: the first one was taken</translation>
    </message>
    <message>
        <source>Now scan the other one, if it is wanted too</source>
        <translation>Now scan the other one, if it is wanted too</translation>
    </message>
    <message>
        <source>Read twice: counted once</source>
        <translation>Read twice: counted once</translation>
    </message>
    <message>
        <source>If there are two of them, + adds one more</source>
        <translation>If there are two of them, + adds one more</translation>
    </message>
    <message>
        <source>Offer code: taken</source>
        <translation>Offer code: taken</translation>
    </message>
    <message>
        <source>Ctrl+B shows what it does, and takes it back</source>
        <translation>Ctrl+B shows what it does, and takes it back</translation>
    </message>
    <message>
        <source>Offer code: noted, it does nothing yet</source>
        <translation>Offer code: noted, it does nothing yet</translation>
    </message>
    <message>
        <source>This offer code is in the sale already</source>
        <translation>This offer code is in the sale already</translation>
    </message>
    <message>
        <source>No such offer code in the programme</source>
        <translation>No such offer code in the programme</translation>
    </message>
    <message>
        <source>Check letters and digits with the customer</source>
        <translation>Check letters and digits with the customer</translation>
    </message>
</context>
<context>
    <name>Wallet</name>
    <message numerus="yes">
        <source>Exchange: %n line(s) come back</source>
        <translation>
            <numerusform>Exchange: %n line comes back</numerusform>
            <numerusform>Exchange: %n lines come back</numerusform>
        </translation>
    </message>
    <message>
        <source>Points taken back: %1</source>
        <translation>Points taken back: %1</translation>
    </message>
    <message>
        <source>Add the goods that are taken instead</source>
        <translation>Add the goods that are taken instead</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>does not apply: the member keeps it</source>
        <translation>does not apply: the member keeps it</translation>
    </message>
    <message>
        <source>%1 of the article</source>
        <translation>%1 of the article</translation>
    </message>
    <message>
        <source>coupon: %1</source>
        <translation>coupon: %1</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 off</translation>
    </message>
    <message>
        <source>holds %1</source>
        <translation>holds %1</translation>
    </message>
    <message>
        <source>gift in it %1</source>
        <translation>gift in it %1</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>as asked</translation>
    </message>
    <message>
        <source>as much as is due</source>
        <translation>as much as is due</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>full: becomes its coupon</source>
        <translation>full: becomes its coupon</translation>
    </message>
    <message numerus="yes">
        <source>%n more fill it</source>
        <translation>
            <numerusform>%n more fills it</numerusform>
            <numerusform>%n more fill it</numerusform>
        </translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>Stored value</translation>
    </message>
    <message>
        <source>Gift card ****%1</source>
        <translation>Gift card ****%1</translation>
    </message>
    <message>
        <source>Enter or a touch uses it, or takes it back. A number says how many, or how much value pays.</source>
        <translation>Enter or a touch uses it, or takes it back. A number says how many, or how much value pays.</translation>
    </message>
    <message>
        <source>The programme has no coupons, rewards or value.</source>
        <translation>The programme has no coupons, rewards or value.</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code, or a gift card.</source>
        <translation>Scan the member&apos;s code, or a gift card.</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>%1 pay again: F3</source>
        <translation>%1 pay again: F3</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>Offer code</source>
        <translation>Offer code</translation>
    </message>
    <message>
        <source>Scan it anywhere; or type it here, then Enter</source>
        <translation>Scan it anywhere; or type it here, then Enter</translation>
    </message>
    <message>
        <source>earns no points</source>
        <translation>earns no points</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Meal voucher</source>
        <translation>Meal voucher</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>It is over</source>
        <translation>It is over</translation>
    </message>
    <message>
        <source>Not for this member</source>
        <translation>Not for this member</translation>
    </message>
    <message>
        <source>Only with its code</source>
        <translation>Only with its code</translation>
    </message>
    <message>
        <source>Only with the first purchase</source>
        <translation>Only with the first purchase</translation>
    </message>
    <message>
        <source>Too few pieces</source>
        <translation>Too few pieces</translation>
    </message>
    <message>
        <source>Too few pieces of one article</source>
        <translation>Too few pieces of one article</translation>
    </message>
    <message>
        <source>The basket is above its range</source>
        <translation>The basket is above its range</translation>
    </message>
    <message>
        <source>Another one of its group applies</source>
        <translation>Another one of its group applies</translation>
    </message>
    <message>
        <source>Another one stands alone</source>
        <translation>Another one stands alone</translation>
    </message>
    <message>
        <source>An earlier one was the last</source>
        <translation>An earlier one was the last</translation>
    </message>
    <message>
        <source>Another choice costs less</source>
        <translation>Another choice costs less</translation>
    </message>
    <message>
        <source>One percentage a ticket</source>
        <translation>One percentage a ticket</translation>
    </message>
    <message>
        <source>as much as one ticket may earn</source>
        <translation>as much as one ticket may earn</translation>
    </message>
    <message>
        <source>as much as one day may earn</source>
        <translation>as much as one day may earn</translation>
    </message>
    <message>
        <source>as much as one week may earn</source>
        <translation>as much as one week may earn</translation>
    </message>
    <message>
        <source>as much as one month may earn</source>
        <translation>as much as one month may earn</translation>
    </message>
    <message>
        <source>as much as one member may earn</source>
        <translation>as much as one member may earn</translation>
    </message>
    <message>
        <source>as much as the campaign may give</source>
        <translation>as much as the campaign may give</translation>
    </message>
    <message>
        <source>Earns no more</source>
        <translation>Earns no more</translation>
    </message>
    <message>
        <source>Offers that apply</source>
        <translation>Offers that apply</translation>
    </message>
    <message>
        <source>best for the member</source>
        <translation>best for the member</translation>
    </message>
    <message>
        <source>by their order</source>
        <translation>by their order</translation>
    </message>
    <message>
        <source>Kept fraction of a point</source>
        <translation>Kept fraction of a point</translation>
    </message>
    <message>
        <source>Not on this day of the week</source>
        <translation>Not on this day of the week</translation>
    </message>
    <message>
        <source>Not on this date</source>
        <translation>Not on this date</translation>
    </message>
    <message>
        <source>Not at this hour</source>
        <translation>Not at this hour</translation>
    </message>
    <message>
        <source>Only around the birthday</source>
        <translation>Only around the birthday</translation>
    </message>
    <message>
        <source>Not for this tier</source>
        <translation>Not for this tier</translation>
    </message>
    <message>
        <source>Not in this store</source>
        <translation>Not in this store</translation>
    </message>
    <message>
        <source>Not sold this way</source>
        <translation>Not sold this way</translation>
    </message>
    <message>
        <source>The basket is below its minimum</source>
        <translation>The basket is below its minimum</translation>
    </message>
    <message>
        <source>Does not apply now</source>
        <translation>Does not apply now</translation>
    </message>
    <message>
        <source>Rounded down to whole points</source>
        <translation>Rounded down to whole points</translation>
    </message>
    <message>
        <source>Rounded up to whole points</source>
        <translation>Rounded up to whole points</translation>
    </message>
    <message>
        <source>Rounded to whole points</source>
        <translation>Rounded to whole points</translation>
    </message>
    <message>
        <source>as much as one sale may redeem</source>
        <translation>as much as one sale may redeem</translation>
    </message>
    <message>
        <source>as much of the sale as points may pay</source>
        <translation>as much of the sale as points may pay</translation>
    </message>
    <message>
        <source>as much as this kind of code may redeem</source>
        <translation>as much as this kind of code may redeem</translation>
    </message>
    <message>
        <source>as much as this terminal may spend offline</source>
        <translation>as much as this terminal may spend offline</translation>
    </message>
    <message>
        <source>less is left than may be redeemed at once</source>
        <translation>less is left than may be redeemed at once</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>On %1</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Tier %1</translation>
    </message>
    <message>
        <source>Redeems fewer than the balance</source>
        <translation>Redeems fewer than the balance</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Points pay a part</source>
        <translation>Points pay a part</translation>
    </message>
    <message>
        <source>What points pay earns no points</source>
        <translation>What points pay earns no points</translation>
    </message>
    <message>
        <source>Goods that earn no points</source>
        <translation>Goods that earn no points</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>not now</translation>
    </message>
    <message>
        <source>%1 redeemed</source>
        <translation>%1 redeemed</translation>
    </message>
    <message>
        <source>as much as the member&apos;s points allow</source>
        <translation>as much as the member&apos;s points allow</translation>
    </message>
    <message>
        <source>%1 for each piece</source>
        <translation>%1 for each piece</translation>
    </message>
    <message>
        <source>Once a ticket</source>
        <translation>Once a ticket</translation>
    </message>
    <message>
        <source>%1 for each different article</source>
        <translation>%1 for each different article</translation>
    </message>
    <message>
        <source>On %1, full steps only</source>
        <translation>On %1, full steps only</translation>
    </message>
    <message>
        <source>What vouchers and the like pay earns no points</source>
        <translation>What vouchers and the like pay earns no points</translation>
    </message>
    <message>
        <source>Tax earns no points</source>
        <translation>Tax earns no points</translation>
    </message>
    <message>
        <source>Kept fractions make a point</source>
        <translation>Kept fractions make a point</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::AskSheet</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
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
        <translation>Approval needed</translation>
    </message>
    <message>
        <source>%1: somebody else who may do it types their number. It holds for this once.</source>
        <translation>%1: somebody else who may do it types their number. It holds for this once.</translation>
    </message>
    <message>
        <source>Number of who allows it</source>
        <translation>Number of who allows it</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Allow</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Type an answer first.</source>
        <translation>Type an answer first.</translation>
    </message>
    <message>
        <source>PIN of number %1</source>
        <translation>PIN of number %1</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>Another number</translation>
    </message>
    <message>
        <source>Number %1 is locked</source>
        <translation>Number %1 is locked</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A supervisor types their number to let it try again, or head office gives a new PIN.</source>
        <translation>Too many wrong PINs. A supervisor types their number to let it try again, or head office gives a new PIN.</translation>
    </message>
    <message>
        <source>Number of the supervisor</source>
        <translation>Number of the supervisor</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Type it where nobody sees it. Forgotten? Head office gives a new one.</source>
        <translation>Type it where nobody sees it. Forgotten? Head office gives a new one.</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::BlindReturnPanel</name>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::BlindReturnPresenter</name>
    <message>
        <source>This is a gift card, and no member. Scan the member&apos;s code.</source>
        <translation>This is a gift card, and no member. Scan the member&apos;s code.</translation>
    </message>
    <message>
        <source>Type what the receipt says was paid for the goods, such as 12.50.</source>
        <translation>Type what the receipt says was paid for the goods, such as 12.50.</translation>
    </message>
    <message>
        <source>This is no quantity</source>
        <translation>This is no quantity</translation>
    </message>
    <message>
        <source>That is too much for one return. Take these goods back first, then the others.</source>
        <translation>That is too much for one return. Take these goods back first, then the others.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>Add what comes back, line by line.</source>
        <translation>Add what comes back, line by line.</translation>
    </message>
    <message>
        <source>Article: scan or type</source>
        <translation>Article: scan or type</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Paid for it</source>
        <translation>Paid for it</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Comes back</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>To pay back</source>
        <translation>To pay back</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Returned. Pay back %1. Points taken back: %2. F9 prints the paper.</source>
        <translation>Returned. Pay back %1. Points taken back: %2. F9 prints the paper.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here: type what the receipt says. Another person has to allow it.</source>
        <translation>&quot;%1&quot; is not known here: type what the receipt says. Another person has to allow it.</translation>
    </message>
    <message>
        <source>Member who bought them</source>
        <translation>Member who bought them</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ByHandPanel</name>
    <message>
        <source>Back  Esc</source>
        <translation>Back  Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ByHandPresenter</name>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>Choose a coupon or a segment first.</source>
        <translation>Choose a coupon or a segment first.</translation>
    </message>
    <message>
        <source>The member is in it already.</source>
        <translation>The member is in it already.</translation>
    </message>
    <message>
        <source>The member is not in it.</source>
        <translation>The member is not in it.</translation>
    </message>
    <message>
        <source>This is no number</source>
        <translation>This is no number</translation>
    </message>
    <message>
        <source>The member does not have so many.</source>
        <translation>The member does not have so many.</translation>
    </message>
    <message>
        <source>Put into the segment %1.</source>
        <translation>Put into the segment %1.</translation>
    </message>
    <message>
        <source>Taken out of the segment %1.</source>
        <translation>Taken out of the segment %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) given: %1.</source>
        <translation>
            <numerusform>%n coupon given: %1.</numerusform>
            <numerusform>%n coupons given: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) taken away: %1.</source>
        <translation>
            <numerusform>%n coupon taken away: %1.</numerusform>
            <numerusform>%n coupons taken away: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>segment</source>
        <translation>segment</translation>
    </message>
    <message>
        <source>in it</source>
        <translation>in it</translation>
    </message>
    <message>
        <source>coupon · until %1</source>
        <translation>coupon · until %1</translation>
    </message>
    <message>
        <source>coupon</source>
        <translation>coupon</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message>
        <source>Coupons and segments by hand</source>
        <translation>Coupons and segments by hand</translation>
    </message>
    <message>
        <source>What the rules did not give, or gave wrongly. Every move is kept with its reason.</source>
        <translation>What the rules did not give, or gave wrongly. Every move is kept with its reason.</translation>
    </message>
    <message>
        <source>Coupons and segments</source>
        <translation>Coupons and segments</translation>
    </message>
    <message>
        <source>The programme has neither coupons nor segments.</source>
        <translation>The programme has neither coupons nor segments.</translation>
    </message>
    <message>
        <source>How many coupons</source>
        <translation>How many coupons</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Put into it</source>
        <translation>Put into it</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>Take out of it</source>
        <translation>Take out of it</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Take away</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::DisplayWindow</name>
    <message>
        <source>Not a member yet? Scan to join</source>
        <translation>Not a member yet? Scan to join</translation>
    </message>
    <message>
        <source>Member&apos;s display</source>
        <translation>Member&apos;s display</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::EnrolPage</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::EnrolPresenter</name>
    <message>
        <source>Looking whether somebody has it…</source>
        <translation>Looking whether somebody has it…</translation>
    </message>
    <message>
        <source>Not a member yet</source>
        <translation>Not a member yet</translation>
    </message>
    <message>
        <source>Is a member already</source>
        <translation>Is a member already</translation>
    </message>
    <message>
        <source>This number is not complete</source>
        <translation>This number is not complete</translation>
    </message>
    <message>
        <source>Could not be looked up; it is checked when it is booked</source>
        <translation>Could not be looked up; it is checked when it is booked</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>Type the phone number</source>
        <translation>Type the phone number</translation>
    </message>
    <message>
        <source>The customer must agree first</source>
        <translation>The customer must agree first</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation>Name (optional)</translation>
    </message>
    <message>
        <source>Card number (optional)</source>
        <translation>Card number (optional)</translation>
    </message>
    <message>
        <source>Read out or show to the customer</source>
        <translation>Read out or show to the customer</translation>
    </message>
    <message>
        <source>The customer agrees</source>
        <translation>The customer agrees</translation>
    </message>
    <message>
        <source>Serve this member</source>
        <translation>Serve this member</translation>
    </message>
    <message>
        <source>Enrol
Enter</source>
        <translation>Enrol
Enter</translation>
    </message>
    <message>
        <source>Close
Esc</source>
        <translation>Close
Esc</translation>
    </message>
    <message>
        <source>Birthday, as 1999-02-28</source>
        <translation>Birthday, as 1999-02-28</translation>
    </message>
    <message>
        <source>Brought by: phone or card number</source>
        <translation>Brought by: phone or card number</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Enrol</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::EntryPanel</name>
    <message>
        <source>Entry</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Quantity of the line</source>
        <translation>Quantity of the line</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>Add the amount, or one more</source>
        <translation>Add the amount, or one more</translation>
    </message>
    <message>
        <source>Find this number</source>
        <translation>Find this number</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::FirstStartPresenter</name>
    <message>
        <source>Type head office&apos;s address.</source>
        <translation>Type head office&apos;s address.</translation>
    </message>
    <message>
        <source>The address begins with https://</source>
        <translation>The address begins with https://</translation>
    </message>
    <message>
        <source>Type the code that head office gave.</source>
        <translation>Type the code that head office gave.</translation>
    </message>
    <message>
        <source>Say which lane this is.</source>
        <translation>Say which lane this is.</translation>
    </message>
    <message>
        <source>Set up this terminal</source>
        <translation>Set up this terminal</translation>
    </message>
    <message>
        <source>Head office gives a code for each new terminal. It is good for one terminal, once.</source>
        <translation>Head office gives a code for each new terminal. It is good for one terminal, once.</translation>
    </message>
    <message>
        <source>Head office&apos;s address</source>
        <translation>Head office&apos;s address</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Certificate file, where head office has its own (optional)</source>
        <translation>Certificate file, where head office has its own (optional)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Set up
Enter</source>
        <translation>Set up
Enter</translation>
    </message>
    <message>
        <source>Asking head office…</source>
        <translation>Asking head office…</translation>
    </message>
    <message>
        <source>Done. The till opens.</source>
        <translation>Done. The till opens.</translation>
    </message>
    <message>
        <source>Number of this lane, such as 1</source>
        <translation>Number of this lane, such as 1</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::KeysPage</name>
    <message>
        <source>Add an amount, find a number, answer yes</source>
        <translation>Add an amount, find a number, answer yes</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Close, answer no</source>
        <translation>Close, answer no</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Add the amount typed; nothing typed: one more</source>
        <translation>Add the amount typed; nothing typed: one more</translation>
    </message>
    <message>
        <source>One less of the line</source>
        <translation>One less of the line</translation>
    </message>
    <message>
        <source>Set the quantity of the line</source>
        <translation>Set the quantity of the line</translation>
    </message>
    <message>
        <source>Find the number typed, however short</source>
        <translation>Find the number typed, however short</translation>
    </message>
    <message>
        <source>Choose a line of the basket</source>
        <translation>Choose a line of the basket</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Remove the line</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>Enrol a new member</source>
        <translation>Enrol a new member</translation>
    </message>
    <message>
        <source>Redeem points</source>
        <translation>Redeem points</translation>
    </message>
    <message>
        <source>Take back the last step of this sale</source>
        <translation>Take back the last step of this sale</translation>
    </message>
    <message>
        <source>Why these points</source>
        <translation>Why these points</translation>
    </message>
    <message>
        <source>Take the member off the sale</source>
        <translation>Take the member off the sale</translation>
    </message>
    <message>
        <source>Sales made: return, void, reprint</source>
        <translation>Sales made: return, void, reprint</translation>
    </message>
    <message>
        <source>Leave the sale; nothing is booked</source>
        <translation>Leave the sale; nothing is booked</translation>
    </message>
    <message>
        <source>Print the receipt, or print it again</source>
        <translation>Print the receipt, or print it again</translation>
    </message>
    <message>
        <source>Sign in, change of cashier</source>
        <translation>Sign in, change of cashier</translation>
    </message>
    <message>
        <source>Manager&apos;s page</source>
        <translation>Manager&apos;s page</translation>
    </message>
    <message>
        <source>Book the sale; then the next one</source>
        <translation>Book the sale; then the next one</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Strong</translation>
    </message>
    <message>
        <source>Read a code from a picture: a file</source>
        <translation>Read a code from a picture: a file</translation>
    </message>
    <message>
        <source>… or from the clipboard; dropping one works too</source>
        <translation>… or from the clipboard; dropping one works too</translation>
    </message>
    <message>
        <source>Top up, sell a gift card, pay unused value out</source>
        <translation>Top up, sell a gift card, pay unused value out</translation>
    </message>
    <message>
        <source>Coupons, codes, rewards and value of the sale</source>
        <translation>Coupons, codes, rewards and value of the sale</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ManagerPage</name>
    <message>
        <source>Back to the till  Esc</source>
        <translation>Back to the till  Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::MembersPresenter</name>
    <message>
        <source>Adjust points</source>
        <translation>Adjust points</translation>
    </message>
    <message>
        <source>Points, as in 500 or -500</source>
        <translation>Points, as in 500 or -500</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>This is no number of points.</source>
        <translation>This is no number of points.</translation>
    </message>
    <message>
        <source>The reason is kept with the points, under your name.</source>
        <translation>The reason is kept with the points, under your name.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>Block %1?</translation>
    </message>
    <message>
        <source>Unblock %1?</source>
        <translation>Unblock %1?</translation>
    </message>
    <message>
        <source>A blocked member neither earns nor redeems, in every store.</source>
        <translation>A blocked member neither earns nor redeems, in every store.</translation>
    </message>
    <message>
        <source>The member earns and redeems again, in every store.</source>
        <translation>The member earns and redeems again, in every store.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Unblock</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation>Unblocked</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Phone number, card number or code</source>
        <translation>Phone number, card number or code</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Looking here and at head office…</source>
        <translation>Looking here and at head office…</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>Find a member</translation>
    </message>
    <message>
        <source>Type a phone number or a card number. Head office is asked where this terminal does not know.</source>
        <translation>Type a phone number or a card number. Head office is asked where this terminal does not know.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation>Points balance</translation>
    </message>
    <message>
        <source>Blocked: neither earns nor redeems</source>
        <translation>Blocked: neither earns nor redeems</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>Birthday today</translation>
    </message>
    <message>
        <source>Member since %1</source>
        <translation>Member since %1</translation>
    </message>
    <message>
        <source>What the balance is made of</source>
        <translation>What the balance is made of</translation>
    </message>
    <message>
        <source>What was done on this terminal</source>
        <translation>What was done on this terminal</translation>
    </message>
    <message>
        <source>Serve at the till</source>
        <translation>Serve at the till</translation>
    </message>
    <message>
        <source>%1 has %2. Type how many to add, or with a minus how many to take.</source>
        <translation>%1 has %2. Type how many to add, or with a minus how many to take.</translation>
    </message>
    <message>
        <source>Adjust by %1: why?</source>
        <translation>Adjust by %1: why?</translation>
    </message>
    <message>
        <source>Adjusted by %1</source>
        <translation>Adjusted by %1</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>New card</translation>
    </message>
    <message>
        <source>Give tier</source>
        <translation>Give tier</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Find a member first.</source>
        <translation>Find a member first.</translation>
    </message>
    <message>
        <source>The programme has no tiers.</source>
        <translation>The programme has no tiers.</translation>
    </message>
    <message>
        <source>%1 by hand until %2</source>
        <translation>%1 by hand until %2</translation>
    </message>
    <message numerus="yes">
        <source>Family of %n</source>
        <translation>
            <numerusform>Family of %n</numerusform>
            <numerusform>Family of %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: %1. Neither earns nor redeems.</source>
        <translation>Blocked: %1. Neither earns nor redeems.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>The member&apos;s data were erased on their wish: nothing more is done to the account.</source>
        <translation>The member&apos;s data were erased on their wish: nothing more is done to the account.</translation>
    </message>
    <message>
        <source>Name, phone, card and code go for good, in every store. The customer joins anew to collect again.</source>
        <translation>Name, phone, card and code go for good, in every store. The customer joins anew to collect again.</translation>
    </message>
    <message>
        <source>%1 are lost to them.</source>
        <translation>%1 are lost to them.</translation>
    </message>
    <message>
        <source>Erase %1 for good?</source>
        <translation>Erase %1 for good?</translation>
    </message>
    <message>
        <source>Why; no name and no number</source>
        <translation>Why; no name and no number</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>Erased on their wish: nobody&apos;s account</source>
        <translation>Erased on their wish: nobody&apos;s account</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>By hand</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::MembershipPanel</name>
    <message>
        <source>Back  Esc</source>
        <translation>Back  Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::MembershipPresenter</name>
    <message>
        <source>This is a gift card, and no member. Scan the member&apos;s code.</source>
        <translation>This is a gift card, and no member. Scan the member&apos;s code.</translation>
    </message>
    <message>
        <source>The new card holds from now on. The old number finds nobody once head office has told the chain.</source>
        <translation>The new card holds from now on. The old number finds nobody once head office has told the chain.</translation>
    </message>
    <message>
        <source>The tier by hand is taken back.</source>
        <translation>The tier by hand is taken back.</translation>
    </message>
    <message>
        <source>Tier %1 is given until %2.</source>
        <translation>Tier %1 is given until %2.</translation>
    </message>
    <message>
        <source>Leaves the family as soon as head office has posted it.</source>
        <translation>Leaves the family as soon as head office has posted it.</translation>
    </message>
    <message>
        <source>Joins the family as soon as head office has posted it.</source>
        <translation>Joins the family as soon as head office has posted it.</translation>
    </message>
    <message>
        <source>Parted again as soon as head office has posted it.</source>
        <translation>Parted again as soon as head office has posted it.</translation>
    </message>
    <message>
        <source>Merged as soon as head office has posted it.</source>
        <translation>Merged as soon as head office has posted it.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>Scan or type the new card first.</source>
        <translation>Scan or type the new card first.</translation>
    </message>
    <message>
        <source>Choose a tier first.</source>
        <translation>Choose a tier first.</translation>
    </message>
    <message>
        <source>Type the last day, such as 2027-12-31.</source>
        <translation>Type the last day, such as 2027-12-31.</translation>
    </message>
    <message>
        <source>Scan or type who the family is of.</source>
        <translation>Scan or type who the family is of.</translation>
    </message>
    <message>
        <source>Scan or type the second member first.</source>
        <translation>Scan or type the second member first.</translation>
    </message>
    <message>
        <source>No tier was given by hand.</source>
        <translation>No tier was given by hand.</translation>
    </message>
    <message>
        <source>Nobody who was merged into this member is known on this terminal.</source>
        <translation>Nobody who was merged into this member is known on this terminal.</translation>
    </message>
    <message>
        <source>Choose who is to be parted first.</source>
        <translation>Choose who is to be parted first.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation>Points balance</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>Stored value</translation>
    </message>
    <message>
        <source>Tier by hand: %1</source>
        <translation>Tier by hand: %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>of the family</source>
        <translation>of the family</translation>
    </message>
    <message>
        <source>Member since %1</source>
        <translation>Member since %1</translation>
    </message>
    <message>
        <source>Blocked: neither earns nor redeems</source>
        <translation>Blocked: neither earns nor redeems</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>Replace the card</translation>
    </message>
    <message>
        <source>A lost or broken card gives way to a new one. Points and everything else stay.</source>
        <translation>A lost or broken card gives way to a new one. Points and everything else stay.</translation>
    </message>
    <message>
        <source>The new card: scan or type it</source>
        <translation>The new card: scan or type it</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Give a tier by hand</source>
        <translation>Give a tier by hand</translation>
    </message>
    <message>
        <source>The member has at least this tier up to the day, whatever was spent.</source>
        <translation>The member has at least this tier up to the day, whatever was spent.</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Last day, as in 2027-12-31</source>
        <translation>Last day, as in 2027-12-31</translation>
    </message>
    <message>
        <source>Give the tier</source>
        <translation>Give the tier</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Each keeps their own points; any of a family may spend them. Head office posts it.</source>
        <translation>Each keeps their own points; any of a family may spend them. Head office posts it.</translation>
    </message>
    <message>
        <source>One of the family to join: scan or type</source>
        <translation>One of the family to join: scan or type</translation>
    </message>
    <message>
        <source>Join this family</source>
        <translation>Join this family</translation>
    </message>
    <message>
        <source>Leave the family</source>
        <translation>Leave the family</translation>
    </message>
    <message>
        <source>Merge two members</source>
        <translation>Merge two members</translation>
    </message>
    <message>
        <source>Two memberships of one person become one. The one on the left stays; points and codes of the other one come to it. Head office posts it.</source>
        <translation>Two memberships of one person become one. The one on the left stays; points and codes of the other one come to it. Head office posts it.</translation>
    </message>
    <message>
        <source>The second membership: scan or type</source>
        <translation>The second membership: scan or type</translation>
    </message>
    <message>
        <source>Merged into this member</source>
        <translation>Merged into this member</translation>
    </message>
    <message>
        <source>Merge into the left one</source>
        <translation>Merge into the left one</translation>
    </message>
    <message>
        <source>Part again</source>
        <translation>Part again</translation>
    </message>
    <message>
        <source>This member</source>
        <translation>This member</translation>
    </message>
    <message>
        <source>Becomes part of the left one</source>
        <translation>Becomes part of the left one</translation>
    </message>
    <message>
        <source>The family to join</source>
        <translation>The family to join</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>New card %1</source>
        <translation>New card %1</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::OwedPresenter</name>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>The last one is booked. Print its receipt?</source>
        <translation>The last one is booked. Print its receipt?</translation>
    </message>
    <message>
        <source>Print this receipt?</source>
        <translation>Print this receipt?</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>Top-up</translation>
    </message>
    <message>
        <source>Pay-out</source>
        <translation>Pay-out</translation>
    </message>
    <message numerus="yes">
        <source>%n more: F7 and Ctrl+T print them.</source>
        <translation>
            <numerusform>%n more: F7 or Ctrl+T prints it.</numerusform>
            <numerusform>%n more: F7 and Ctrl+T print them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A sale of %n line(s), %1, was open and was NOT booked.</source>
        <translation>
            <numerusform>A sale of %n line, %1, was open and was NOT booked.</numerusform>
            <numerusform>A sale of %n lines, %1, was open and was NOT booked.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is open again: look it over, then book it.</source>
        <translation>It is open again: look it over, then book it.</translation>
    </message>
    <message>
        <source>It could not be put back: ring it up again.</source>
        <translation>It could not be put back: ring it up again.</translation>
    </message>
    <message>
        <source>Points, coupons, stored value and goods that come back are to be chosen again.</source>
        <translation>Points, coupons, stored value and goods that come back are to be chosen again.</translation>
    </message>
    <message>
        <source>%1 of %2, %3.</source>
        <translation>%1 of %2, %3.</translation>
    </message>
    <message>
        <source>The last sale is booked. Print its receipt again?</source>
        <translation>The last sale is booked. Print its receipt again?</translation>
    </message>
    <message>
        <source>The last sale is booked.</source>
        <translation>The last sale is booked.</translation>
    </message>
    <message>
        <source>A sale was open when the till ended</source>
        <translation>A sale was open when the till ended</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Its receipt was being printed and may be on paper: this one says COPY.</source>
        <translation>Its receipt was being printed and may be on paper: this one says COPY.</translation>
    </message>
    <message>
        <source>Its receipt was not printed yet.</source>
        <translation>Its receipt was not printed yet.</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::PictureIntake</name>
    <message>
        <source>A picture with a code</source>
        <translation>A picture with a code</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Pictures (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>All files (%1)</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::SalePanel</name>
    <message>
        <source>One less</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Remove the line</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Close
Esc</source>
        <translation>Close
Esc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>As much as allowed</source>
        <translation>As much as allowed</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::SalesPage</name>
    <message>
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>Back  Esc</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>One less comes back</source>
        <translation>One less comes back</translation>
    </message>
    <message>
        <source>One more comes back</source>
        <translation>One more comes back</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Return without the sale</source>
        <translation>Return without the sale</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>Show receipt</translation>
    </message>
    <message>
        <source>With reasons</source>
        <translation>With reasons</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::SalesPresenter</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>voided</source>
        <translation>voided</translation>
    </message>
    <message>
        <source>goods returned</source>
        <translation>goods returned</translation>
    </message>
    <message>
        <source>no member</source>
        <translation>no member</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>all returned</source>
        <translation>all returned</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>comes back: %1</source>
        <translation>comes back: %1</translation>
    </message>
    <message>
        <source>Take the chosen goods back?</source>
        <translation>Take the chosen goods back?</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s). Points are taken back by what the sale recorded.</source>
        <translation>
            <numerusform>%n line. Points are taken back by what the sale recorded.</numerusform>
            <numerusform>%n lines. Points are taken back by what the sale recorded.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Go on choosing</source>
        <translation>Go on choosing</translation>
    </message>
    <message>
        <source>Void the whole sale?</source>
        <translation>Void the whole sale?</translation>
    </message>
    <message>
        <source>All of it is taken back, points too. This is for mistakes of today.</source>
        <translation>All of it is taken back, points too. This is for mistakes of today.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>There is no receipt of it</source>
        <translation>There is no receipt of it</translation>
    </message>
    <message>
        <source>Sale of %1</source>
        <translation>Sale of %1</translation>
    </message>
    <message>
        <source>Receipt or ticket number</source>
        <translation>Receipt or ticket number</translation>
    </message>
    <message>
        <source>Sales made here</source>
        <translation>Sales made here</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>No sale was made here yet.</source>
        <translation>No sale was made here yet.</translation>
    </message>
    <message>
        <source>This sale was voided.</source>
        <translation>This sale was voided.</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Take back: %1</translation>
    </message>
    <message>
        <source>Void: %1</source>
        <translation>Void: %1</translation>
    </message>
    <message>
        <source>Head office is asked what came back elsewhere …</source>
        <translation>Head office is asked what came back elsewhere …</translation>
    </message>
    <message>
        <source>Head office was not reached: done by what this terminal knows. What came back at another till is not known here.</source>
        <translation>Head office was not reached: done by what this terminal knows. What came back at another till is not known here.</translation>
    </message>
    <message>
        <source>Head office is still asked about this sale. Then scan or choose the other one again.</source>
        <translation>Head office is still asked about this sale. Then scan or choose the other one again.</translation>
    </message>
    <message>
        <source>Choose the sale first</source>
        <translation>Choose the sale first</translation>
    </message>
    <message>
        <source>Touch what comes back; − and +, or a number and ×, say how many.</source>
        <translation>Touch what comes back; − and +, or a number and ×, say how many.</translation>
    </message>
    <message>
        <source>This is no quantity</source>
        <translation>This is no quantity</translation>
    </message>
    <message>
        <source>How many of the line come back</source>
        <translation>How many of the line come back</translation>
    </message>
    <message>
        <source>Enter: %1 of the line</source>
        <translation>Enter: %1 of the line</translation>
    </message>
    <message>
        <source>One moment: head office is asked about this sale</source>
        <translation>One moment: head office is asked about this sale</translation>
    </message>
    <message>
        <source>The goods come back within this sale. Add what is taken instead.</source>
        <translation>The goods come back within this sale. Add what is taken instead.</translation>
    </message>
    <message>
        <source>Back on the account: %1.</source>
        <translation>Back on the account: %1.</translation>
    </message>
    <message>
        <source>Back as it was paid (%1): %2.</source>
        <translation>Back as it was paid (%1): %2.</translation>
    </message>
    <message>
        <source>taken for points</source>
        <translation>taken for points</translation>
    </message>
    <message>
        <source>Look for the sale first: type what its receipt says.</source>
        <translation>Look for the sale first: type what its receipt says.</translation>
    </message>
    <message>
        <source>Return without the sale</source>
        <translation>Return without the sale</translation>
    </message>
    <message>
        <source>Pay back %1</source>
        <translation>Pay back %1</translation>
    </message>
    <message>
        <source>Refund: %1</source>
        <translation>Refund: %1</translation>
    </message>
    <message>
        <source>If these come back:</source>
        <translation>If these come back:</translation>
    </message>
    <message>
        <source>points taken back: %1.</source>
        <translation>points taken back: %1.</translation>
    </message>
    <message>
        <source>points given back: %1.</source>
        <translation>points given back: %1.</translation>
    </message>
    <message>
        <source>Balance after: %1.</source>
        <translation>Balance after: %1.</translation>
    </message>
    <message>
        <source>Leave this return?</source>
        <translation>Leave this return?</translation>
    </message>
    <message>
        <source>Nothing was booked. What was typed is gone then.</source>
        <translation>Nothing was booked. What was typed is gone then.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>receipt not wanted</source>
        <translation>receipt not wanted</translation>
    </message>
    <message>
        <source>receipt not printed</source>
        <translation>receipt not printed</translation>
    </message>
    <message>
        <source>receipt printed?</source>
        <translation>receipt printed?</translation>
    </message>
    <message>
        <source>receipt printed</source>
        <translation>receipt printed</translation>
    </message>
    <message numerus="yes">
        <source>receipt reprinted %n time(s)</source>
        <translation>
            <numerusform>receipt reprinted %n time</numerusform>
            <numerusform>receipt reprinted %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Returned. Pay back %1. Points taken back: %2, given back: %3.</source>
        <translation>Returned. Pay back %1. Points taken back: %2, given back: %3.</translation>
    </message>
    <message>
        <source>Voided. Pay back %1.</source>
        <translation>Voided. Pay back %1.</translation>
    </message>
    <message>
        <source>Of those let go: %1.</source>
        <translation>Of those let go: %1.</translation>
    </message>
    <message>
        <source>Kept for points already spent (%1): %2.</source>
        <translation>Kept for points already spent (%1): %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) given back: %1.</source>
        <translation>
            <numerusform>%n coupon given back: %1.</numerusform>
            <numerusform>%n coupons given back: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coupon(s) taken back: %1.</source>
        <translation>
            <numerusform>%n coupon taken back: %1.</numerusform>
            <numerusform>%n coupons taken back: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s) given back: %1.</source>
        <translation>
            <numerusform>%n stamp given back: %1.</numerusform>
            <numerusform>%n stamps given back: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s) taken back: %1.</source>
        <translation>
            <numerusform>%n stamp taken back: %1.</numerusform>
            <numerusform>%n stamps taken back: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loyalty::ui::StateLine</name>
    <message>
        <source>TRAINING</source>
        <translation>TRAINING</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::TerminalPresenter</name>
    <message>
        <source>The machine&apos;s clock stands before the last sale. Set it right: the dates of sales come from it.</source>
        <translation>The machine&apos;s clock stands before the last sale. Set it right: the dates of sales come from it.</translation>
    </message>
    <message>
        <source>The machine&apos;s clock differs from head office&apos;s by more than a minute. Set it right.</source>
        <translation>The machine&apos;s clock differs from head office&apos;s by more than a minute. Set it right.</translation>
    </message>
    <message>
        <source>Sales go on. What waits is sent by itself as soon as head office answers.</source>
        <translation>Sales go on. What waits is sent by itself as soon as head office answers.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Head office last answered</source>
        <translation>Head office last answered</translation>
    </message>
    <message>
        <source>Acts that wait to be sent</source>
        <translation>Acts that wait to be sent</translation>
    </message>
    <message>
        <source>Acts not yet in the balances that head office sent</source>
        <translation>Acts not yet in the balances that head office sent</translation>
    </message>
    <message>
        <source>Members known here</source>
        <translation>Members known here</translation>
    </message>
    <message>
        <source>Programme, version</source>
        <translation>Programme, version</translation>
    </message>
    <message>
        <source>Points that may be spent offline</source>
        <translation>Points that may be spent offline</translation>
    </message>
    <message>
        <source>set aside for members who were here</source>
        <translation>set aside for members who were here</translation>
    </message>
    <message>
        <source>Points that may be spent offline by anybody</source>
        <translation>Points that may be spent offline by anybody</translation>
    </message>
    <message>
        <source>Acts in this terminal&apos;s journal</source>
        <translation>Acts in this terminal&apos;s journal</translation>
    </message>
    <message>
        <source>Store and lane</source>
        <translation>Store and lane</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>Reckoning everything again…</source>
        <translation>Reckoning everything again…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not agree. Call support.</source>
        <translation>
            <numerusform>%n thing does not agree. Call support.</numerusform>
            <numerusform>%n things do not agree. Call support.</numerusform>
        </translation>
    </message>
    <message>
        <source>All agrees: %1 acts, %2 members, %3 postings</source>
        <translation>All agrees: %1 acts, %2 members, %3 postings</translation>
    </message>
    <message>
        <source>Sync and terminal</source>
        <translation>Sync and terminal</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Verify everything</source>
        <translation>Verify everything</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::TillPresenter</name>
    <message>
        <source>Basket</source>
        <translation>Basket</translation>
    </message>
    <message>
        <source>Scan articles, or type an amount and press Enter.</source>
        <translation>Scan articles, or type an amount and press Enter.</translation>
    </message>
    <message>
        <source>Why these points</source>
        <translation>Why these points</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>Redeem</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Member off</source>
        <translation>Member off</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Leave sale</source>
        <translation>Leave sale</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>Next sale</translation>
    </message>
    <message>
        <source>Book sale</source>
        <translation>Book sale</translation>
    </message>
    <message>
        <source>Book without member</source>
        <translation>Book without member</translation>
    </message>
    <message>
        <source>Answer the question first</source>
        <translation>Answer the question first</translation>
    </message>
    <message>
        <source>No sale is open</source>
        <translation>No sale is open</translation>
    </message>
    <message>
        <source>Change of cashier</source>
        <translation>Change of cashier</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>Who is at the till?</translation>
    </message>
    <message>
        <source>Type your operator number. Every sale is kept under your name.</source>
        <translation>Type your operator number. Every sale is kept under your name.</translation>
    </message>
    <message>
        <source>Operator number</source>
        <translation>Operator number</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Change the member of this sale?</source>
        <translation>Change the member of this sale?</translation>
    </message>
    <message>
        <source>Now: %1
Scanned: %2
The basket stays.</source>
        <translation>Now: %1
Scanned: %2
The basket stays.</translation>
    </message>
    <message>
        <source>Change to the new one</source>
        <translation>Change to the new one</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Leave this sale?</source>
        <translation>Leave this sale?</translation>
    </message>
    <message>
        <source>Basket and member are cleared. Nothing was booked.</source>
        <translation>Basket and member are cleared. Nothing was booked.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>No sale was made here yet</source>
        <translation>No sale was made here yet</translation>
    </message>
    <message>
        <source>Amount of %1</source>
        <translation>Amount of %1</translation>
    </message>
    <message>
        <source>Points to redeem, or their money with a point</source>
        <translation>Points to redeem, or their money with a point</translation>
    </message>
    <message>
        <source>Amount, article, phone or card number</source>
        <translation>Amount, article, phone or card number</translation>
    </message>
    <message>
        <source>Enter: it costs %1</source>
        <translation>Enter: it costs %1</translation>
    </message>
    <message>
        <source>Not a number of points</source>
        <translation>Not a number of points</translation>
    </message>
    <message>
        <source>Enter: add %1</source>
        <translation>Enter: add %1</translation>
    </message>
    <message>
        <source>Enter: find this number</source>
        <translation>Enter: find this number</translation>
    </message>
    <message>
        <source>This is no amount</source>
        <translation>This is no amount</translation>
    </message>
    <message>
        <source>Type it as on the price tag, as in 38.50</source>
        <translation>Type it as on the price tag, as in 38.50</translation>
    </message>
    <message>
        <source>Choose a line of the basket first</source>
        <translation>Choose a line of the basket first</translation>
    </message>
    <message>
        <source>This is no quantity</source>
        <translation>This is no quantity</translation>
    </message>
    <message>
        <source>Type how many, then ×</source>
        <translation>Type how many, then ×</translation>
    </message>
    <message>
        <source>Enter: redeem %1</source>
        <translation>Enter: redeem %1</translation>
    </message>
    <message>
        <source>F12 or a scan begins the next sale</source>
        <translation>F12 or a scan begins the next sale</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>The picture is being read …</source>
        <translation>The picture is being read …</translation>
    </message>
    <message>
        <source>This is no picture that can be read</source>
        <translation>This is no picture that can be read</translation>
    </message>
    <message>
        <source>PNG, JPEG, GIF, BMP or WebP, at most 20 MB. Or show the code to the scanner.</source>
        <translation>PNG, JPEG, GIF, BMP or WebP, at most 20 MB. Or show the code to the scanner.</translation>
    </message>
    <message>
        <source>The receipt of the last sale</source>
        <translation>The receipt of the last sale</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Top up</translation>
    </message>
    <message>
        <source>Scan the member&apos;s code, or a gift card</source>
        <translation>Scan the member&apos;s code, or a gift card</translation>
    </message>
    <message>
        <source>The programme has no stored value or gift cards</source>
        <translation>The programme has no stored value or gift cards</translation>
    </message>
    <message>
        <source>This is no number</source>
        <translation>This is no number</translation>
    </message>
    <message>
        <source>Enter: take it back</source>
        <translation>Enter: take it back</translation>
    </message>
    <message>
        <source>Enter: use it</source>
        <translation>Enter: use it</translation>
    </message>
    <message>
        <source>Enter: %1 from this account</source>
        <translation>Enter: %1 from this account</translation>
    </message>
    <message>
        <source>Enter: %1 of it</source>
        <translation>Enter: %1 of it</translation>
    </message>
    <message>
        <source>Stamps come with the goods; a number gives as many by hand</source>
        <translation>Stamps come with the goods; a number gives as many by hand</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n stamp(s) given</source>
        <translation>
            <numerusform>%1: %n stamp given</numerusform>
            <numerusform>%1: %n stamps given</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: %1 stamps by hand</source>
        <translation>Enter: %1 stamps by hand</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Add goods, or go on without redeeming</source>
        <translation>Add goods, or go on without redeeming</translation>
    </message>
    <message>
        <source>The new one is blocked: nothing can be sold to them.</source>
        <translation>The new one is blocked: nothing can be sold to them.</translation>
    </message>
    <message>
        <source>It comes by itself</source>
        <translation>It comes by itself</translation>
    </message>
    <message>
        <source>The member has %1; at least %2 at a time. Go on without redeeming</source>
        <translation>The member has %1; at least %2 at a time. Go on without redeeming</translation>
    </message>
    <message>
        <source>This terminal has no right to spend all of it: take less, or try again when it is online</source>
        <translation>This terminal has no right to spend all of it: take less, or try again when it is online</translation>
    </message>
    <message>
        <source>Offline at most %1 may be redeemed. Look again at what is to pay</source>
        <translation>Offline at most %1 may be redeemed. Look again at what is to pay</translation>
    </message>
    <message>
        <source>Offline no points may be redeemed now. Look again at what is to pay</source>
        <translation>Offline no points may be redeemed now. Look again at what is to pay</translation>
    </message>
    <message>
        <source>The line to head office was cut: nothing was booked</source>
        <translation>The line to head office was cut: nothing was booked</translation>
    </message>
    <message>
        <source>Type the code, then Enter</source>
        <translation>Type the code, then Enter</translation>
    </message>
    <message>
        <source>Enter: all that is left; or type how much</source>
        <translation>Enter: all that is left; or type how much</translation>
    </message>
    <message>
        <source>Enter: offer code %1</source>
        <translation>Enter: offer code %1</translation>
    </message>
    <message>
        <source>Enter: %1 paid with it</source>
        <translation>Enter: %1 paid with it</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::TillWindow</name>
    <message>
        <source>%1 is a member now</source>
        <translation>%1 is a member now</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>In this sale already: the points count</source>
        <translation>In this sale already: the points count</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ValuePage</name>
    <message>
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>Print the slip</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>Pay out</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::ValuePresenter</name>
    <message>
        <source>A new gift card: type the amount to sell it for.</source>
        <translation>A new gift card: type the amount to sell it for.</translation>
    </message>
    <message>
        <source>Head office was not reached. If the card is new, type the amount to sell it for.</source>
        <translation>Head office was not reached. If the card is new, type the amount to sell it for.</translation>
    </message>
    <message>
        <source>Gift %1 on top. New balance %2</source>
        <translation>Gift %1 on top. New balance %2</translation>
    </message>
    <message>
        <source>No gift for this amount. New balance %1</source>
        <translation>No gift for this amount. New balance %1</translation>
    </message>
    <message>
        <source>Find the account and type an amount first</source>
        <translation>Find the account and type an amount first</translation>
    </message>
    <message>
        <source>Booked. Take %1; gift %2. New balance %3</source>
        <translation>Booked. Take %1; gift %2. New balance %3</translation>
    </message>
    <message>
        <source>Find the account first</source>
        <translation>Find the account first</translation>
    </message>
    <message>
        <source>Unused value goes back to the customer. Of gifts %1 is taken back.</source>
        <translation>Unused value goes back to the customer. Of gifts %1 is taken back.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>Pay out</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Booked. Pay back %1; gift taken back %2. New balance %3</source>
        <translation>Booked. Pay back %1; gift taken back %2. New balance %3</translation>
    </message>
    <message>
        <source>Stored value and gift cards</source>
        <translation>Stored value and gift cards</translation>
    </message>
    <message>
        <source>Member, or number of a gift card: scan or type it</source>
        <translation>Member, or number of a gift card: scan or type it</translation>
    </message>
    <message>
        <source>Holds %1, of it gift %2</source>
        <translation>Holds %1, of it gift %2</translation>
    </message>
    <message>
        <source>Holds %1</source>
        <translation>Holds %1</translation>
    </message>
    <message>
        <source>New gift card</source>
        <translation>New gift card</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Gifts for topping up</source>
        <translation>Gifts for topping up</translation>
    </message>
    <message>
        <source>%1 of it</source>
        <translation>%1 of it</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>From %1</translation>
    </message>
    <message>
        <source>One moment: head office is asked …</source>
        <translation>One moment: head office is asked …</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Top up</translation>
    </message>
    <message>
        <source>Load the card</source>
        <translation>Load the card</translation>
    </message>
    <message>
        <source>Sell the gift card</source>
        <translation>Sell the gift card</translation>
    </message>
    <message>
        <source>Nothing was topped up or paid out here yet</source>
        <translation>Nothing was topped up or paid out here yet</translation>
    </message>
    <message numerus="yes">
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>printed %n time</numerusform>
            <numerusform>printed %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>not wanted on paper</source>
        <translation>not wanted on paper</translation>
    </message>
    <message>
        <source>not on paper</source>
        <translation>not on paper</translation>
    </message>
    <message>
        <source>Pay-out</source>
        <translation>Pay-out</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>Top-up</translation>
    </message>
    <message>
        <source>Booked here</source>
        <translation>Booked here</translation>
    </message>
    <message>
        <source>Pay %1 out to %2?</source>
        <translation>Pay %1 out to %2?</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>Only a top-up of today that was not taken back: choose one</source>
        <translation>Only a top-up of today that was not taken back: choose one</translation>
    </message>
    <message>
        <source>Take the top-up of %1 back?</source>
        <translation>Take the top-up of %1 back?</translation>
    </message>
    <message>
        <source>%1
The money goes back to the customer, and the gift of %2 with it. Nothing of it may be spent.</source>
        <translation>%1
The money goes back to the customer, and the gift of %2 with it. Nothing of it may be spent.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Taken back. Pay back %1; gift taken back %2.</source>
        <translation>Taken back. Pay back %1; gift taken back %2.</translation>
    </message>
</context>
<context>
    <name>loyalty::ui::WalletPanel</name>
    <message>
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>Top up  Ctrl+T</source>
        <translation>Top up  Ctrl+T</translation>
    </message>
    <message>
        <source>One less of it</source>
        <translation>One less of it</translation>
    </message>
    <message>
        <source>One more of it</source>
        <translation>One more of it</translation>
    </message>
</context>
</TS>
