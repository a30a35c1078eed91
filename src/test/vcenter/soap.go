package main

import (
	"bytes"
	"reflect"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

const (
	namespace     = "urn:vim25"
	envelopeStart = xml.Header + `<soapenv:Envelope xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"` +
		` xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>`
	envelopeEnd = `</soapenv:Body></soapenv:Envelope>`
)

// vimType finds a type of the API by its name, with or without a prefix of some namespace.
func vimType(name string) (reflect.Type, bool) {
	find := types.TypeFunc()
	if found, ok := find(name); ok {
		return found, true
	}
	if i := strings.IndexByte(name, ':'); i >= 0 {
		return find(name[i+1:])
	}
	return nil, false
}

func decodeRequest(body []byte) (*simulator.Method, error) {
	return simulator.UnmarshalBody(vimType, body)
}

// encodeResponse writes the envelope of a method's result or fault.
func encodeResponse(method string, body soap.HasFault) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(envelopeStart)
	encoder := xml.NewEncoder(&out)
	var err error
	if fault := body.Fault(); fault != nil {
		err = encodeFault(&out, encoder, fault)
	} else {
		result := reflect.ValueOf(body).Elem().FieldByName("Res")
		name := xml.Name{Space: namespace, Local: method + "Response"}
		err = encoder.EncodeElement(result.Interface(), xml.StartElement{Name: name})
	}
	if err != nil {
		return nil, err
	}
	out.WriteString(envelopeEnd)
	return out.Bytes(), nil
}

func encodeFault(out *bytes.Buffer, encoder *xml.Encoder, fault *soap.Fault) error {
	out.WriteString(`<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>`)
	if err := xml.EscapeText(out, []byte(fault.String)); err != nil {
		return err
	}
	out.WriteString(`</faultstring><detail>`)
	kind := kindOf(fault.Detail.Fault)
	start := xml.StartElement{
		Name: xml.Name{Space: namespace, Local: kind + "Fault"},
		Attr: []xml.Attr{{Name: xml.Name{Local: "xsi:type"}, Value: kind}},
	}
	if err := encoder.EncodeElement(fault.Detail.Fault, start); err != nil {
		return err
	}
	out.WriteString(`</detail></soapenv:Fault>`)
	return nil
}

// faultAnswer is an answer that is nothing but a fault.
type faultAnswer struct {
	fault *soap.Fault
}

func (a *faultAnswer) Fault() *soap.Fault { return a.fault }

func faultBody(message string, fault types.BaseMethodFault) soap.HasFault {
	return &faultAnswer{simulator.Fault(message, fault)}
}

// kindOf gives the API's name of a fault.
func kindOf(fault interface{}) string {
	kind := reflect.TypeOf(fault)
	if kind == nil {
		return ""
	}
	if kind.Kind() == reflect.Ptr {
		kind = kind.Elem()
	}
	return kind.Name()
}
