// Sets up the controller of dev/run: a simulated connection, a library, and a Pipeline that is ready to build.
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText
import jenkins.install.InstallState
import jenkins.model.Jenkins
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

def jenkins = Jenkins.get()
if (jenkins.getItem('demo') == null) {
    jenkins.setInstallState(InstallState.INITIAL_SETUP_COMPLETED)
    def credentials = SystemCredentialsProvider.getInstance()
    credentials.credentials.add(new UsernamePasswordCredentialsImpl(
            CredentialsScope.GLOBAL, 'demo-guest', 'Login of the simulated guest', 'root', UUID.randomUUID().toString()))
    credentials.save()
    def configuration = GoldenImageConfiguration.get()
    configuration.setConnections([new ConfiguredSimulated('demo', 'simulated:demo')])
    configuration.setLibrary(new LibraryText(new File(jenkins.rootDir, 'demo.yaml').getText('UTF-8')))
    def job = jenkins.createProject(WorkflowJob, 'demo')
    job.setDefinition(new CpsFlowDefinition('''\
        def images = buildImage definition: 'demo'
        echo "Built ${images[0].name} (${images[0].id})"
        '''.stripIndent(), true))
}
