"""What a PDF says of itself: its title, its language, and that it is read in the order of its tags. Nothing else."""

from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped] # ships no types

# The identifier is the one that the XMP specification gives to every packet.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{langue}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def add_metadata(document: pdfdoc.PDFDocument, title: str, langue: str) -> None:
    """Say it in XMP, once every page is drawn; each page is read, and its links followed, in the order of its tags."""
    content = _XMP.format(title=escape(title), langue=langue).encode("utf-8")
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), content)
    document.Catalog.Metadata = document.Reference(stream, "Metadata")
    for number in range(document.pageCounter - 1):
        page = document.idToObject[f"Page{number + 1}"]
        # Bytes as they are: left to itself, ReportLab writes them in base 85, slower and larger.
        page.Contents = pdfdoc.PDFStream(content=page.stream)
        page.Contents.filters = [pdfdoc.PDFZCompress]
        # ReportLab writes no other key than those it knows; these are as good as defaults of this page.
        page.__Defaults__ = {**page.__Defaults__, "Tabs": "/S", "StructParents": number}
