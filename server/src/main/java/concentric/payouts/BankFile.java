package concentric.payouts;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxWriteParams;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericFinancialIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation26;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ServiceLevel8Choice;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * What a bank is told: an ISO 20022 customer credit transfer initiation, pain.001.001.09, held against the public schema before
 * it is given out. Everything in it is of the payout, so whoever asks again gets the same bytes, and a bank that gets them twice
 * knows them by their ids.
 *
 * @param name of the file
 */
public record BankFile(String name, String xml) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private static final String NOT_PROVIDED = "NOTPROVIDED";
    private static final int LONGEST_REMITTANCE = 140;
    private static final Schema SCHEMA = schema();

    /** As bytes. */
    public byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The file of a payout.
     *
     * @param organisation as payees know who pays
     * @throws IllegalStateException if it is not as the schema wants it
     */
    static BankFile of(Payout payout, List<Payout.Line> lines, String organisation) {
        var id = "P" + payout.id().value() + "-" + STAMP.format(payout.drawnAt());
        var order = new CustomerCreditTransferInitiationV09();
        order.setGrpHdr(new GroupHeader85()
                .setMsgId(id)
                .setCreDtTm(payout.drawnAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                .setNbOfTxs(String.valueOf(lines.size()))
                .setCtrlSum(sum(lines, payout.currency()))
                .setInitgPty(new PartyIdentification135().setNm(payout.from().holder())));
        // One service level for all transfers of a part: those that SEPA doesn't reach stand apart.
        addPart(
                id + "-1",
                id,
                payout,
                lines.stream().filter(line -> isSepa(payout, line)).toList(),
                organisation,
                order);
        addPart(
                id + "-2",
                id,
                payout,
                lines.stream().filter(line -> !isSepa(payout, line)).toList(),
                organisation,
                order);
        var message = new MxPain00100109();
        message.setCstmrCdtTrfInitn(order);
        var params = new MxWriteParams();
        params.prefix = null;
        params.includeXMLDeclaration = true;
        params.indent = "  ";
        var xml = message.document(params);
        validate(xml);
        return new BankFile("payout-" + payout.id().value() + ".xml", xml);
    }

    private static boolean isSepa(Payout payout, Payout.Line line) {
        return payout.currency().getCurrencyCode().equals("EUR")
                && payout.from().iban().isInSepa()
                && line.account().iban().isInSepa();
    }

    private static void addPart(
            String partId,
            String id,
            Payout payout,
            List<Payout.Line> lines,
            String organisation,
            CustomerCreditTransferInitiationV09 order) {
        if (lines.isEmpty()) return;
        boolean isSepa = isSepa(payout, lines.getFirst());
        var from = payout.from();
        var part = new PaymentInstruction30()
                .setPmtInfId(partId)
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setNbOfTxs(String.valueOf(lines.size()))
                .setCtrlSum(sum(lines, payout.currency()))
                .setReqdExctnDt(new DateAndDateTime2Choice().setDt(payout.day()))
                .setDbtr(new PartyIdentification135().setNm(from.holder()))
                .setDbtrAcct(account(from))
                .setDbtrAgt(bank(from.bic()))
                .setChrgBr(isSepa ? ChargeBearerType1Code.SLEV : ChargeBearerType1Code.SHAR);
        if (isSepa) part.setPmtTpInf(new PaymentTypeInformation26().addSvcLvl(new ServiceLevel8Choice().setCd("SEPA")));
        for (var line : lines) part.addCdtTrfTxInf(transfer(id, payout, line, organisation));
        order.addPmtInf(part);
    }

    private static CreditTransferTransaction34 transfer(
            String id, Payout payout, Payout.Line line, String organisation) {
        var to = line.account();
        var transfer = new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6().setEndToEndId(id + "-" + line.number()))
                .setAmt(new AmountType4Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy(payout.currency().getCurrencyCode())
                                .setValue(decimal(line.amount(), payout.currency()))))
                .setCdtr(new PartyIdentification135().setNm(to.holder()))
                .setCdtrAcct(account(to))
                .setRmtInf(new RemittanceInformation16().addUstrd(remittance(payout, organisation)));
        if (to.bic() != null) transfer.setCdtrAgt(bank(to.bic()));
        return transfer;
    }

    /** Who pays, and which payout it is; the payer's name where the organisation's is in no letters that banks know. */
    private static String remittance(Payout payout, String organisation) {
        var number = " " + payout.id().value();
        var who = BankText.of(organisation).orElse(payout.from().holder());
        return BankText.cut(who, LONGEST_REMITTANCE - number.length()) + number;
    }

    private static CashAccount38 account(BankAccount account) {
        return new CashAccount38()
                .setId(new AccountIdentification4Choice().setIBAN(account.iban().value()));
    }

    private static BranchAndFinancialInstitutionIdentification6 bank(@Nullable String bic) {
        var bank = new FinancialInstitutionIdentification18();
        if (bic == null) bank.setOthr(new GenericFinancialIdentification1().setId(NOT_PROVIDED));
        else bank.setBICFI(bic);
        return new BranchAndFinancialInstitutionIdentification6().setFinInstnId(bank);
    }

    private static BigDecimal sum(Collection<Payout.Line> lines, Currency currency) {
        return decimal(lines.stream().mapToLong(Payout.Line::amount).reduce(0, Math::addExact), currency);
    }

    private static BigDecimal decimal(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()));
    }

    private static void validate(String xml) {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new IllegalStateException("the file for the bank is not as its schema wants it", e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema schema() {
        try {
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(
                    Objects.requireNonNull(BankFile.class.getResource("/iso20022/pain.001.001.09.xsd")));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
