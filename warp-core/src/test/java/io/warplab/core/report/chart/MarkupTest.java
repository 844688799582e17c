package io.warplab.core.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textAndAttributesAreEscaped() {
        String markup =
                new Markup()
                        .open("p", "title", "a \"b\" <c> & 'd'")
                        .text("<script>alert('x') && \"y\"</script>")
                        .close()
                        .finish();
        assertThat(markup)
                .isEqualTo(
                        "<p title=\"a &quot;b&quot; &lt;c&gt; &amp; &#39;d&#39;\">"
                                + "&lt;script&gt;alert(&#39;x&#39;) &amp;&amp; &quot;y&quot;"
                                + "&lt;/script&gt;</p>");
    }

    @Test
    void whatXmlForbidsBecomesAReplacementCharacter() {
        String markup = new Markup().element("p", "a\u0000b\u001bc\ud800d\uffffe\u0085f").finish();
        assertThat(markup).isEqualTo("<p>a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf</p>");
    }

    @Test
    void charactersOutsideTheFirstPlaneStay() {
        assertThat(new Markup().element("p", "\ud835\udf14 \u00e4\tb\n").finish())
                .isEqualTo("<p>\ud835\udf14 \u00e4\tb\n</p>");
    }

    @Test
    void anOpenElementIsNotFinished() {
        Markup markup = new Markup().open("main").open("p");
        assertThatThrownBy(markup::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("main");
    }

    @Test
    void aStyleSheetThatWouldBreakTheMarkupIsRefused() {
        assertThatThrownBy(() -> new Markup().style("a::after { content: '</style>' }"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
